import type { Metadata } from "next";
import * as v from "valibot";
import { formatPlural } from "../../../lib/format.ts";
import { SharedList } from "../../../lib/kept/shared-list.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { readData } from "../../../lib/site-data/read.ts";
import { CopyLink } from "../../_ui/copy-link.tsx";
import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { PageLink } from "../../_ui/page-link.tsx";
import { TagNames } from "../../_ui/tag-names.tsx";
import { ListSteps } from "../list-steps.tsx";
import { KeepAllButton } from "./keep-all-button.tsx";

export const metadata: Metadata = {
  title: "A shared list of artists",
  description: "Artists that someone keeps, to listen to, blend or keep.",
  alternates: { canonical: "/kept" },
  robots: { index: false, follow: true },
};

/** Served by proxy.ts for the address of /kept with a list, which that static page can't read. Works without scripts. */
export default async function SharedListPage({ searchParams }: PageProps<"/kept/shared">) {
  const { with: slugs } = v.parse(SharedList, await searchParams);
  const files = await Promise.all(slugs.map((slug) => readData(ARTIST_FILE, { slug })));
  const artists = files.filter((file) => file !== null);
  const missing = slugs.length - artists.length;
  return (
    <main>
      <h1>A shared list</h1>
      <div className="mt-5 flex max-w-3xl flex-wrap items-baseline justify-between gap-x-8">
        <p className="max-w-[38rem] text-lg">
          {artists.length === 0
            ? "None of the artists in this address is in this dataset."
            : `${formatPlural(artists.length, "artist")} that someone keeps.`}
          {missing > 0 && artists.length > 0
            ? ` ${formatPlural(missing, "other is", "others are")} not in this dataset.`
            : ""}
        </p>
        <CopyLink />
      </div>
      {artists.length === 0 ? null : (
        <>
          <ul className="mt-6 mb-8 max-w-3xl border-rule border-t">
            {artists.map(({ slug, name, tags, statistics }) => (
              <li
                key={slug}
                className="group/row relative flex min-h-14 items-center justify-between gap-x-4 border-rule border-b py-1.5"
              >
                <div className="min-w-0 flex-1">
                  <PageLink
                    translate="no"
                    href={`/artist/${slug}`}
                    className="font-semibold after:absolute after:inset-0 group-hover/row:text-accent group-has-[[data-keep=undo]]/row:line-through"
                  >
                    {name}
                  </PageLink>
                  <TagNames tags={tags.map((tag) => tag.name)} />
                </div>
                <span className="text-ink-soft text-sm tabular-nums max-sm:hidden">
                  {formatPlural(statistics.listeners.value, "listener")}
                </span>
                <KeepButtons slug={slug} name={name} className="-mr-3" />
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <ListSteps artists={artists} leading="first" />
            <KeepAllButton artists={artists.map(({ slug, name }) => ({ slug, name }))} />
          </div>
        </>
      )}
      <p className="mt-6">
        <PageLink href="/kept" className="link inline-flex min-h-11 items-center">
          Your own kept artists
        </PageLink>
      </p>
    </main>
  );
}
