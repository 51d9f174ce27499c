import { notFound } from "next/navigation";
import { readEnvironment } from "../../../lib/environment.ts";
import type { NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import {
  filterChoices,
  filterNeighbours,
  queryOf,
  rankNeighbours,
} from "../../../lib/neighbour-filter/neighbour-filter.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { EXPLORE_FILE } from "../../../lib/site-data/explore.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { siteOrigin } from "../../site-origin.ts";
import { ByListeners } from "./by-listeners.tsx";
import { artistJsonLd } from "./json-ld.ts";
import { LinksOut } from "./links-out-list.tsx";
import { ListedBy } from "./listed-by.tsx";
import { NeighbourList } from "./neighbour-list.tsx";
import { Neighbourhood } from "./neighbourhood/neighbourhood.tsx";
import { NextSteps } from "./next-steps.tsx";
import { NoNeighbours } from "./no-neighbours.tsx";
import { Notes } from "./notes.tsx";
import { SimilarArtists } from "./similar-artists.tsx";
import { Statistics } from "./statistics.tsx";
import { TakeAway } from "./take-away.tsx";

/** With two neighbours the drawing would be a line, which adds nothing to the list. */
const MIN_TO_DRAW = 3;

type ArtistViewProps = {
  slug: string;
  /** Which neighbours to show. */
  filter: NeighbourFilter;
};

/** The artist's page, with all its neighbours or those that a filter leaves. */
export async function ArtistView({ slug, filter }: ArtistViewProps) {
  const [artist, manifest, explore] = await Promise.all([
    readData(ARTIST_FILE, { slug }),
    requireData(MANIFEST_FILE, {}),
    requireData(EXPLORE_FILE, {}),
  ]);
  if (artist === null) notFound();
  const hasList = artist.neighbours.length > 0;
  return (
    <main>
      <script type="application/ld+json">
        {artistJsonLd(artist, `${siteOrigin(readEnvironment(process.env))}/artist/${slug}`)}
      </script>
      <h1 className={nameSize(artist.name)}>{artist.name}</h1>
      <div className="mt-5 sm:mt-8">
        <NextSteps slug={slug} name={artist.name} />
      </div>
      <div className="mt-8 sm:mt-12">
        <Statistics statistics={artist.statistics} explore={explore} />
      </div>
      <div className="mt-section grid gap-x-16 gap-y-section lg:grid-cols-[minmax(0,1fr)_19rem] xl:gap-x-24">
        <section aria-labelledby="nearest">
          <h2 id="nearest">Who else?</h2>
          <Notes artist={artist} lowConfidenceBelow={manifest.method.lowConfidenceBelow} />
          {hasList ? (
            <Similar artist={artist} filter={filter} />
          ) : (
            <NoNeighbours artist={artist} minListeners={manifest.method.minListeners} />
          )}
        </section>
        <div className="grid content-start gap-x-16 gap-y-12 sm:grid-cols-2 lg:grid-cols-1">
          {artist.neighbours.length < MIN_TO_DRAW ? null : <Neighbourhood artist={artist} />}
          <ListedBy
            name={artist.name}
            listeners={artist.statistics.listeners.value}
            listedBy={artist.listedBy}
            minListeners={manifest.method.minListeners}
          />
          <LinksOut artist={artist} />
          <TakeAway slug={slug} hasList={hasList} />
        </div>
      </div>
      <ByListeners {...artist.byListeners} />
    </main>
  );
}

function Similar({
  artist: { edition, slug, name, statistics, neighbours },
  filter,
}: {
  artist: ArtistFile;
  filter: NeighbourFilter;
}) {
  const artist = { edition, slug, name, listeners: statistics.listeners.value };
  const shown = filterNeighbours(rankNeighbours(neighbours), filter);
  return (
    <SimilarArtists
      artist={artist}
      total={neighbours.length}
      choices={filterChoices(neighbours)}
      served={{ query: queryOf(filter), filter, count: shown.length }}
    >
      {shown.length === 0 ? null : <NeighbourList artist={artist} neighbours={shown} />}
    </SimilarArtists>
  );
}

/** Long names and long words get a smaller size, so that words do not break. */
function nameSize(name: string): string {
  const longestWord = Math.max(...name.split(/[\s-]/).map((word) => word.length));
  if (name.length > 60) return "max-w-[18em] text-3xl";
  if (name.length > 26 || longestWord > 12) return "max-w-[13em] text-title";
  // Tight letter and line spacing suits Latin letters only.
  if (!/\p{Script=Latin}/u.test(name)) return "max-w-[10em] text-hero leading-[1.1] tracking-normal";
  return "max-w-[10em] text-hero";
}
