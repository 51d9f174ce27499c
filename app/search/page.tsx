import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { formatPlural } from "../../lib/format.ts";
import { leaderHref } from "../../lib/search/leader-address.ts";
import { QUERY_MAX_LENGTH, type Query, toQuery } from "../../lib/search/match.ts";
import { type Match, splitTail } from "../../lib/search/rank.ts";
import { type SearchResults, search } from "../../lib/search/search.ts";
import { isTagMeant, matchTags, type TagMatch } from "../../lib/search/tag-matches.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { readMostPopular, requireData, searchIndex } from "../../lib/site-data/read.ts";
import { ArtistRow } from "../_ui/artist-row.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { MarkedName } from "../_ui/search-box/marked-name.tsx";
import { MatchRow } from "../_ui/search-box/match-row.tsx";
import { SearchBox } from "../_ui/search-box/search-box.tsx";
import { readTagIndex } from "../tags/tag-index.ts";

const MAX_RESULTS = 60;
const MAX_TAGS = 3;
/** Results with a profile; the rest are one line each. */
const MAX_PROFILES = 10;
const SHOWN = 12;

/** The query of `?q=`, the first where there are several, trimmed and cut. */
async function queryOf(searchParams: PageProps<"/search">["searchParams"]): Promise<string> {
  const { q } = await searchParams;
  return ((Array.isArray(q) ? q[0] : q) ?? "").trim().slice(0, QUERY_MAX_LENGTH);
}

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  const typed = await queryOf(searchParams);
  return { title: typed === "" ? "Search" : `“${typed}”`, robots: { index: false, follow: true } };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const typed = await queryOf(searchParams);
  const { all } = await searchParams;
  const [results, index] = await Promise.all([search(typed, searchIndex, MAX_RESULTS), readTagIndex()]);
  const tags = matchTags(toQuery(typed), index, MAX_TAGS);
  const { leader, matches } = results;
  if (leader !== null && all === undefined && !isTagMeant(tags, matches)) {
    redirect(leaderHref(leader.slug, matches.length > 1 ? typed : null));
  }
  return (
    <main>
      <h1>Search</h1>
      <div data-hero-search className="mt-8 max-w-2xl">
        <SearchBox label="Search artists" placeholder="An artist you love" size="hero" defaultValue={typed} />
      </div>
      {isTagMeant(tags, results.matches) ? <FoundTags typed={typed} tags={tags} /> : null}
      {typed === "" ? null : <Found typed={typed} results={results} />}
      {isTagMeant(tags, results.matches) ? null : <FoundTags typed={typed} tags={tags} />}
      {results.matches.length === 0 && tags.length === 0 ? <MostListenedTo /> : null}
    </main>
  );
}

async function Found({ typed, results }: { typed: string; results: SearchResults }) {
  const { matches, didYouMean, total, tagNames } = results;
  const { method } = await requireData(MANIFEST_FILE, {});
  const query = toQuery(typed);
  const asTyped = matches.filter(({ kind }) => kind !== "typo");
  const { heard, tail } = splitTail(asTyped, method.lowConfidenceBelow);
  const near = matches.filter(({ kind }) => kind === "typo");
  return (
    <section className="mt-10" aria-labelledby="found">
      <h2 id="found" className="text-xl">
        {headline(typed, results)}
      </h2>
      {didYouMean ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-2 text-lg">
          Did you mean
          <PageLink
            href={`/artist/${didYouMean.slug}`}
            className="link inline-flex min-h-11 items-center font-semibold"
          >
            {didYouMean.name}
          </PageLink>
        </p>
      ) : null}
      <MatchList matches={heard} query={query} tagNames={tagNames} />
      {tail.length === 0 ? null : (
        <details className="mt-5">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-accent">
            Show all: {tail.length} more with fewer than {formatPlural(method.lowConfidenceBelow, "listener")}
          </summary>
          <MatchList matches={tail} query={query} tagNames={tagNames} />
        </details>
      )}
      {total > 0 && near.length > 0 ? <h3 className="mt-10 text-lg">Similar spellings</h3> : null}
      <MatchList matches={near} query={query} tagNames={tagNames} />
    </section>
  );
}

type MatchListProps = { matches: readonly Match[]; query: Query; tagNames: readonly string[] };

function MatchList({ matches, query, tagNames }: MatchListProps) {
  if (matches.length === 0) return null;
  return (
    <ol className="mt-5 gap-x-16 border-rule border-t lg:columns-2">
      {matches.map((match, index) => (
        <MatchRow key={match.slug} match={match} query={query} tagNames={tagNames} hasProfile={index < MAX_PROFILES} />
      ))}
    </ol>
  );
}

function FoundTags({ typed, tags }: { typed: string; tags: readonly TagMatch[] }) {
  if (tags.length === 0) return null;
  const query = toQuery(typed);
  return (
    <section className="mt-10 max-w-2xl" aria-labelledby="found-tags">
      <h2 id="found-tags" className="text-xl">
        Tags
      </h2>
      <ul className="mt-3 border-rule border-t">
        {tags.map(({ slug, name, artists }) => (
          <li
            key={slug}
            className="group/row relative flex min-h-12 items-baseline gap-x-4 border-rule border-b py-2.5"
          >
            <PageLink
              href={`/tag/${slug}`}
              className="min-w-0 flex-1 font-semibold after:absolute after:inset-0 group-hover/row:text-accent"
            >
              <MarkedName name={name} query={query} />
            </PageLink>
            <span className="shrink-0 text-ink-soft text-sm tabular-nums">{formatPlural(artists, "artist")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function headline(typed: string, { total, isComplete, matches }: SearchResults): string {
  if (total === 0) return matches.length > 0 ? `No artist called “${typed}”` : `No artist matches “${typed}”`;
  const shown = Math.min(total, MAX_RESULTS);
  if (!isComplete) return `The ${shown} best matches for “${typed}”`;
  const count = `${formatPlural(total, "artist matches", "artists match")} “${typed}”`;
  return shown < total ? `${count}; showing the first ${shown}` : count;
}

async function MostListenedTo() {
  const artists = await readMostPopular(SHOWN);
  return (
    <section className="mt-section" aria-labelledby="most-popular">
      <h2 id="most-popular">Most listened to</h2>
      <ol className="mt-4 gap-x-16 border-rule border-t sm:columns-2">
        {artists.map((artist, index) => (
          <ArtistRow key={artist.slug} artist={artist} rank={index + 1} />
        ))}
      </ol>
    </section>
  );
}
