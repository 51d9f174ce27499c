import type { Metadata } from "next";
import { formatPlural } from "../../lib/format.ts";
import { QUERY_MAX_LENGTH, type Query, toQuery } from "../../lib/search/match.ts";
import type { Match } from "../../lib/search/rank.ts";
import { type SearchResults, search } from "../../lib/search/search.ts";
import { readMostPopular, searchIndex } from "../../lib/site-data/read.ts";
import { ArtistRow } from "../_ui/artist-row.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { MatchRow } from "../_ui/search-box/match-row.tsx";
import { SearchBox } from "../_ui/search-box/search-box.tsx";

const MAX_RESULTS = 60;
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
  const results = await search(typed, searchIndex, MAX_RESULTS);
  return (
    <main>
      <h1>Search</h1>
      <div data-hero-search className="mt-8 max-w-2xl">
        <SearchBox label="Search artists" placeholder="An artist you love" size="hero" defaultValue={typed} />
      </div>
      {typed === "" ? null : <Found typed={typed} results={results} />}
      {results.matches.length === 0 ? <MostListenedTo /> : null}
    </main>
  );
}

function Found({ typed, results }: { typed: string; results: SearchResults }) {
  const { matches, didYouMean, total } = results;
  const query = toQuery(typed);
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
      <MatchList matches={matches.filter(({ kind }) => kind !== "typo")} query={query} />
      {total > 0 && near.length > 0 ? <h3 className="mt-10 text-lg">Similar spellings</h3> : null}
      <MatchList matches={near} query={query} />
    </section>
  );
}

function MatchList({ matches, query }: { matches: readonly Match[]; query: Query }) {
  if (matches.length === 0) return null;
  return (
    <ol className="mt-5 gap-x-16 border-rule border-t lg:columns-2">
      {matches.map((match) => (
        <MatchRow key={match.slug} match={match} query={query} />
      ))}
    </ol>
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
