import type { Metadata } from "next";
import { toQuery } from "../../../lib/search/match.ts";
import { nearMatches } from "../../../lib/search/near-matches.ts";
import type { Match } from "../../../lib/search/rank.ts";
import { slugToText } from "../../../lib/search/slug-to-text.ts";
import { searchIndex } from "../../../lib/site-data/read.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { MatchRow } from "../../_ui/search-box/match-row.tsx";
import { SearchBox } from "../../_ui/search-box/search-box.tsx";

const MAX_MATCHES = 8;

/** Seconds: new data may include the artist. */
export const revalidate = 300;

/** None is known in advance; each is rendered on the first visit. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

export const metadata: Metadata = { title: "Artist not found", robots: { index: false, follow: true } };

/** Served by proxy.ts with status 404 for an artist's address without an artist. The slug is the text of the address. */
export default async function UnknownArtist({ params }: PageProps<"/unknown/[slug]">) {
  const { slug } = await params;
  const words = slugToText(slug);
  const [matches, { tags: tagNames }] = await Promise.all([
    nearMatches(slug, searchIndex, MAX_MATCHES),
    searchIndex.head(),
  ]);
  return (
    <main>
      <h1>No artist at this address</h1>
      {matches.length > 0 ? <DidYouMean matches={matches} words={words} tagNames={tagNames} /> : null}
      <div data-hero-search className="mt-10 max-w-2xl">
        <SearchBox label="Search artists" placeholder="An artist you love" size="hero" defaultValue={words} />
      </div>
      <p className="mt-6">
        <PageLink href="/artists" className="link inline-flex min-h-11 items-center">
          Browse all artists
        </PageLink>
      </p>
    </main>
  );
}

type DidYouMeanProps = { matches: Match[]; words: string; tagNames: readonly string[] };

function DidYouMean({ matches, words, tagNames }: DidYouMeanProps) {
  const query = toQuery(words);
  return (
    <section className="mt-8 max-w-2xl" aria-labelledby="did-you-mean">
      <h2 id="did-you-mean" className="text-xl">
        Did you mean …?
      </h2>
      <ol className="mt-4 border-rule border-t">
        {matches.map((match) => (
          <MatchRow key={match.slug} match={match} query={query} tagNames={tagNames} hasProfile={false} />
        ))}
      </ol>
    </section>
  );
}
