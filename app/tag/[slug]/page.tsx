import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEnvironment } from "../../../lib/environment.ts";
import { formatPlural } from "../../../lib/format.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { TAG_FILE, TAG_INDEX_FILE, type TagFile } from "../../../lib/site-data/tags.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { TagSource } from "../../_ui/tag-source.tsx";
import { SITE_OPEN_GRAPH } from "../../open-graph.ts";

export const revalidate = 300;

/** Tags that are prerendered, unless fewer artists are; the rest are rendered on the first visit. */
const PRERENDERED = 100;

export async function generateStaticParams() {
  const { PRERENDER_ARTISTS } = readEnvironment(process.env);
  const { tags } = await requireData(TAG_INDEX_FILE, {});
  return tags.slice(0, Math.min(PRERENDERED, PRERENDER_ARTISTS)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/tag/[slug]">): Promise<Metadata> {
  const { slug } = await params;
  const tag = await readData(TAG_FILE, { slug });
  if (tag === null) notFound();
  const best = tag.best.slice(0, 3).map(({ name }) => name);
  const title = `${tag.name} artists`;
  const description = `${formatPlural(tag.artists, "artist")} tagged ${tag.name}: ${best.join(", ")}${tag.artists > best.length ? " and more" : ""}.`;
  return {
    title,
    description,
    alternates: { canonical: `/tag/${slug}`, types: { "application/json": `/data/tags/${slug}.json` } },
    openGraph: { ...SITE_OPEN_GRAPH, title, description, url: `/tag/${slug}` },
  };
}

export default async function TagPage({ params }: PageProps<"/tag/[slug]">) {
  const { slug } = await params;
  const [tag, manifest] = await Promise.all([readData(TAG_FILE, { slug }), requireData(MANIFEST_FILE, {})]);
  if (tag === null) notFound();
  return (
    <main>
      <h1>
        <span className="sr-only">Tag: </span>
        <bdi>{tag.name}</bdi>
      </h1>
      <p className="mt-4 text-ink-soft text-lg">
        {formatPlural(tag.artists, "artist")} with this tag, among{" "}
        <PageLink href="/tags" className="link">
          all tags
        </PageLink>
        .
      </p>
      <div className="mt-10 grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          <section aria-labelledby="best-known">
            <h2 id="best-known">Best known</h2>
            <TaggedArtists tag={tag.name} artists={tag.best} />
          </section>
          {tag.gems.length === 0 ? null : (
            <section aria-labelledby="gems" className="mt-section">
              <h2 id="gems">Hidden gems</h2>
              <p className="mt-3 max-w-prose text-ink-soft">
                Artists with few listeners that “<bdi>{tag.name}</bdi>” describes best.
              </p>
              <TaggedArtists tag={tag.name} artists={tag.gems} />
            </section>
          )}
        </div>
        <div className="space-y-12">
          {tag.related.length === 0 ? null : <RelatedTags related={tag.related} />}
          <TagSource tags={manifest.tags} />
        </div>
      </div>
    </main>
  );
}

/** Fewer people than this say nothing about a tag. */
const MIN_PEOPLE = 2;

function TaggedArtists({ tag, artists }: { tag: string; artists: TagFile["best"] }) {
  return (
    <ol className="mt-4 border-rule border-t">
      {artists.map(({ slug, name, listeners, people }) => (
        <li
          key={slug}
          className="group/row relative flex min-h-14 flex-wrap items-baseline justify-between gap-x-6 border-rule border-b py-3"
        >
          <div className="min-w-0">
            <PageLink
              href={`/artist/${slug}`}
              className="font-display font-semibold text-lg tracking-tight after:absolute after:inset-0 group-hover/row:text-accent"
            >
              <bdi>{name}</bdi>
            </PageLink>
            {people === null || people < MIN_PEOPLE ? null : (
              <p className="text-ink-soft text-sm tabular-nums">
                {formatPlural(people, "person says", "people say")} <bdi>{tag}</bdi>
              </p>
            )}
          </div>
          <span className="text-ink-soft text-sm tabular-nums">{formatPlural(listeners, "listener")}</span>
        </li>
      ))}
    </ol>
  );
}

function RelatedTags({ related }: { related: TagFile["related"] }) {
  return (
    <section aria-labelledby="related">
      <h2 id="related" className="text-xl">
        Related tags
      </h2>
      <ul className="mt-3 border-rule border-t">
        {related.map(({ slug, name, artists }) => (
          <li key={slug} className="group/row relative flex min-h-11 items-baseline gap-x-4 border-rule border-b py-2">
            <PageLink
              href={`/tag/${slug}`}
              className="min-w-0 flex-1 font-medium after:absolute after:inset-0 group-hover/row:text-accent"
            >
              <bdi>{name}</bdi>
            </PageLink>
            <span className="shrink-0 text-ink-soft text-sm tabular-nums">
              {formatPlural(artists, "artist")} in common
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
