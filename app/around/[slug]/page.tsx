import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import * as v from "valibot";
import { AroundQuery, aroundHref, MAX_OPEN } from "../../../lib/around/address.ts";
import { connected, NEAR, openArtistOf } from "../../../lib/around/network.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { readData } from "../../../lib/site-data/read.ts";
import { cardMetadata } from "../../_ui/card/card-metadata.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { AroundView } from "./around-view.tsx";

type AroundProps = PageProps<"/around/[slug]">;

async function readAddress({ params, searchParams }: AroundProps) {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const { open } = v.parse(AroundQuery, query);
  const files = await Promise.all([slug, ...open].map((one) => readData(ARTIST_FILE, { slug: one })));
  if (files[0] === null) notFound();
  const opened = connected(files.flatMap((file) => (file === null ? [] : [openArtistOf(file)])));
  return { slug, open, opened, name: files[0]?.name ?? slug };
}

export async function generateMetadata(props: AroundProps): Promise<Metadata> {
  const { slug, opened, name } = await readAddress(props);
  const title = `Around ${name}`;
  const nearest = opened[0]?.near.slice(0, 3).map((near) => near.name) ?? [];
  const description = `The artists near ${name}, and those near them${nearest.length === 0 ? "." : `: ${nearest.join(", ")} and on.`}`;
  return {
    title,
    description,
    ...cardMetadata({ title, description, url: aroundHref(slug), card: `/artist/${slug}/card.png` }),
    alternates: { canonical: aroundHref(slug) },
    // Its lists are those of the artists' own pages, in ever other combinations.
    robots: { index: false, follow: true },
  };
}

/** An artist's nearest, and theirs: a network that grows where a visitor opens it, and the same as nested lists. */
export default async function AroundPage(props: AroundProps) {
  const { slug, open, opened, name } = await readAddress(props);
  const written = opened.slice(1).map((artist) => artist.slug);
  if (written.join() !== open.join()) redirect(aroundHref(slug, written));
  return (
    <main className="pt-6 sm:pt-8 lg:pt-10">
      <header>
        <h1 className={name.length > 24 ? "text-3xl" : undefined}>
          Around <bdi translate="no">{name}</bdi>
        </h1>
        <p className="mt-3 max-w-[40rem] text-ink-soft sm:mt-4 sm:text-lg">
          Open an artist to see the {NEAR} whose listeners are most alike, then one of those, up to {MAX_OPEN} artists
          at once.{" "}
          <PageLink href={`/artist/${slug}`} className="link text-ink" translate="yes">
            Artists like <bdi translate="no">{name}</bdi>
          </PageLink>
        </p>
      </header>
      <AroundView slug={slug} served={opened} />
    </main>
  );
}
