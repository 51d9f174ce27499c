import { notFound } from "next/navigation";
import { readEnvironment } from "../../../lib/contracts/environment.ts";
import { findArtist } from "../../../lib/dataset/artist.ts";
import { readManifest } from "../../../lib/dataset/manifest.ts";
import { ArtistBio } from "../../_ui/artist-bio.tsx";
import { siteOrigin } from "../../site-origin.ts";
import { artistJsonLd } from "./json-ld.ts";
import { LinksOut } from "./links-out-list.tsx";
import { NoNeighbours } from "./no-neighbours.tsx";
import { Notes } from "./notes.tsx";
import { SimilarArtists } from "./similar-artists.tsx";
import { Statistics } from "./statistics.tsx";

type ArtistViewProps = {
  slug: string;
  /** Query string of the neighbour filter; "" shows every neighbour. */
  query: string;
};

/** The artist's page, with all its neighbours or those that a filter leaves. */
export async function ArtistView({ slug, query }: ArtistViewProps) {
  const [artist, manifest] = await Promise.all([findArtist(slug), readManifest()]);
  if (artist === null) notFound();
  const environment = readEnvironment(process.env);
  const origin = siteOrigin(environment);
  return (
    <main>
      <script type="application/ld+json">{artistJsonLd(artist, `${origin}/artist/${slug}`)}</script>
      <h1 className={nameSize(artist.name)}>{artist.name}</h1>
      <div className="mt-8 sm:mt-14">
        <Statistics statistics={artist.statistics} artists={manifest.artists.published} />
      </div>
      <div className="mt-section grid gap-x-16 gap-y-section lg:grid-cols-[minmax(0,1fr)_18rem] xl:gap-x-24">
        <section aria-labelledby="nearest">
          <h2 id="nearest">Who else?</h2>
          <Notes artist={artist} lowConfidenceBelow={manifest.method.lowConfidenceBelow} />
          {artist.neighbours.length > 0 ? (
            <SimilarArtists
              artist={{ slug, name: artist.name, listeners: artist.statistics.listeners.value }}
              neighbours={artist.neighbours}
              query={query}
            />
          ) : (
            <NoNeighbours artist={artist} minListeners={manifest.method.minListeners} />
          )}
        </section>
        <div className="space-y-10">
          {/* Without a key there is nothing to wait for, and no room to keep; the links below lead to Last.fm. */}
          {environment.LASTFM_API_KEY ? <ArtistBio slug={slug} name={artist.name} /> : null}
          <LinksOut artist={artist} />
          <p className="text-sm text-ink-soft">
            <a href={`/data/artists/${slug}.json`} className="link inline-flex min-h-11 items-center text-ink">
              This page as JSON
            </a>
            <br />
            All of it, open, no key needed.
          </p>
        </div>
      </div>
    </main>
  );
}

/** Long names and long words step down, so that a name fills lines instead of breaking inside words. */
function nameSize(name: string): string {
  const longestWord = Math.max(...name.split(/[\s-]/).map((word) => word.length));
  if (name.length > 60) return "max-w-[18em] text-3xl";
  if (name.length > 26 || longestWord > 12) return "max-w-[13em] text-title";
  // Tight spacing and lines are drawn for Latin letters.
  if (!/\p{Script=Latin}/u.test(name)) return "max-w-[10em] text-hero leading-[1.1] tracking-normal";
  return "max-w-[10em] text-hero";
}
