import type { Metadata } from "next";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { fold } from "../../lib/search/fold.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { TAG_INDEX_FILE, type TagIndex } from "../../lib/site-data/tags.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { SearchBox } from "../_ui/search-box/search-box.tsx";
import { TagSource } from "../_ui/tag-source.tsx";

type Tag = TagIndex["tags"][number];

/** Shown before the list from A to Z. */
const BEST_KNOWN = 36;

export async function generateMetadata(): Promise<Metadata> {
  const { tags } = await requireData(TAG_INDEX_FILE, {});
  return {
    title: "Tags",
    description:
      tags.length === 0
        ? "This dataset has no tags."
        : `${formatPlural(tags.length, "tag")}, each with its best-known artists and hidden gems.`,
    alternates: { canonical: "/tags", types: { "application/json": `/data/${TAG_INDEX_FILE.path}` } },
    ...(tags.length === 0 && { robots: { index: false, follow: true } }),
  };
}

export default async function TagsPage() {
  const [{ tags }, manifest] = await Promise.all([requireData(TAG_INDEX_FILE, {}), requireData(MANIFEST_FILE, {})]);
  if (tags.length === 0) return <NoTags dataset={manifest.dataset.title} />;
  return (
    <main>
      <h1>Tags</h1>
      <p className="mt-4 max-w-prose text-ink-soft text-lg">
        What artists sound like, in the words of those who tagged them: {formatPlural(tags.length, "tag")}.
      </p>
      <div data-hero-search className="mt-8 max-w-2xl">
        <SearchBox label="Find a tag" placeholder="Find a tag" size="hero" finds="tags" submit="Find" />
      </div>
      <section className="mt-section" aria-labelledby="best-known">
        <h2 id="best-known">Most used</h2>
        <ol className="mt-4 gap-x-16 border-rule border-t sm:columns-2 lg:columns-3">
          {tags.slice(0, BEST_KNOWN).map((tag) => (
            <li
              key={tag.slug}
              className="group/row relative flex min-h-12 break-inside-avoid items-baseline gap-x-4 border-rule border-b py-2.5"
            >
              <PageLink
                href={`/tag/${tag.slug}`}
                className="min-w-0 flex-1 font-semibold after:absolute after:inset-0 group-hover/row:text-accent"
              >
                <bdi>{tag.name}</bdi>
              </PageLink>
              <span className="shrink-0 text-ink-soft text-sm tabular-nums">{formatPlural(tag.artists, "artist")}</span>
            </li>
          ))}
        </ol>
      </section>
      {tags.length > BEST_KNOWN ? <AllTags tags={tags} /> : null}
      <TagSource tags={manifest.tags} className="mt-section" />
    </main>
  );
}

/** Every tag by its first letter, each letter opened on demand. */
function AllTags({ tags }: { tags: readonly Tag[] }) {
  return (
    <section className="mt-section" aria-labelledby="all-tags">
      <h2 id="all-tags">From A to Z</h2>
      <div className="mt-4 border-rule border-t">
        {byLetter(tags).map(({ letter, tags: some }) => (
          <details key={letter} className="group border-rule border-b">
            <summary className="flex min-h-12 items-center gap-x-4 marker:content-none hover:text-accent">
              <span
                aria-hidden="true"
                className="w-5 text-center text-accent text-xl leading-none group-open:rotate-45"
              >
                +
              </span>
              <span className="w-6 font-display font-semibold text-lg">{letter}</span>
              <span className="text-ink-soft text-sm tabular-nums">{formatPlural(some.length, "tag")}</span>
            </summary>
            <ul className="gap-x-8 pb-4 pl-9 sm:columns-2 lg:columns-4">
              {some.map(({ slug, name, artists }) => (
                <li key={slug} className="break-inside-avoid">
                  {/* A plain link: this page has more of them than scripts should start up. */}
                  <a
                    href={`/tag/${slug}`}
                    className="flex min-h-11 items-center gap-x-2 hover:text-accent hover:underline"
                  >
                    <bdi className="min-w-0">{name}</bdi>
                    <span className="text-ink-soft text-sm tabular-nums">
                      {formatCount(artists)}
                      <span className="sr-only">{artists === 1 ? " artist" : " artists"}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}

/** Tags by the first letter of their folded names, each letter's by name; "#" holds all others and comes last. */
function byLetter(tags: readonly Tag[]): { letter: string; tags: Tag[] }[] {
  const letters = new Map<string, Tag[]>();
  const collator = new Intl.Collator("en-GB", { numeric: true });
  for (const tag of tags.toSorted((a, b) => collator.compare(a.name, b.name))) {
    const first = fold(tag.name).charAt(0);
    const letter = /[a-z]/.test(first) ? first.toUpperCase() : "#";
    const same = letters.get(letter);
    if (same === undefined) letters.set(letter, [tag]);
    else same.push(tag);
  }
  return [...letters]
    .map(([letter, some]) => ({ letter, tags: some }))
    .sort((a, b) => (a.letter === "#" ? 1 : b.letter === "#" ? -1 : a.letter < b.letter ? -1 : 1));
}

function NoTags({ dataset }: { dataset: string }) {
  return (
    <main>
      <h1>Tags</h1>
      <p className="mt-5 max-w-prose text-lg">
        This site’s data ({dataset}) has no tags, so nothing here says what an artist sounds like.
      </p>
      <p className="mt-6">
        <PageLink href="/artists" className="link inline-flex min-h-11 items-center">
          Browse all artists
        </PageLink>
      </p>
    </main>
  );
}
