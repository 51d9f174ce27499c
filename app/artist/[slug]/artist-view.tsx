import { notFound } from "next/navigation";
import { readEnvironment } from "../../../lib/environment.ts";
import type { NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { filterChoices, queryOf } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { ARTIST_FILE, type ArtistFile } from "../../../lib/site-data/artist.ts";
import { EXPLORE_FILE } from "../../../lib/site-data/explore.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { siteOrigin } from "../../site-origin.ts";
import { ArtistHeader } from "./artist-header.tsx";
import { ByListeners } from "./by-listeners.tsx";
import { InNumbers } from "./in-numbers.tsx";
import { artistJsonLd } from "./json-ld.ts";
import { LinksOut } from "./links-out-list.tsx";
import { ListedBy } from "./listed-by.tsx";
import { NeighbourKey } from "./neighbour-key.tsx";
import { Neighbourhood } from "./neighbourhood/neighbourhood.tsx";
import { NoNeighbours } from "./no-neighbours.tsx";
import { Notes } from "./notes.tsx";
import { listedRows } from "./rows.ts";
import { SimilarArtists } from "./similar-artists.tsx";
import { TakeAway } from "./take-away.tsx";

/** With two neighbours the drawing would be a line, which adds nothing to the list. */
const MIN_TO_DRAW = 3;

type ArtistViewProps = {
  slug: string;
  /** Which neighbours to show, and in which order. */
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
  const { lowConfidenceBelow, minListeners } = manifest.method;
  const url = `${siteOrigin(readEnvironment(process.env))}/artist/${slug}`;
  return (
    <main className="pt-6 sm:pt-8 lg:pt-10">
      <script type="application/ld+json">{artistJsonLd(artist, url)}</script>
      <ArtistHeader artist={artist} artists={manifest.artists.published} />
      <div className="mt-8 grid gap-x-16 gap-y-section sm:mt-10 lg:grid-cols-[minmax(0,1fr)_18rem] xl:gap-x-20">
        <section aria-labelledby="nearest">
          <h2 id="nearest" className="flex min-h-11 items-center">
            Who else?
          </h2>
          {hasList ? (
            <Similar artist={artist} filter={filter}>
              <Notes artist={artist} lowConfidenceBelow={lowConfidenceBelow} />
            </Similar>
          ) : (
            <>
              <Notes artist={artist} lowConfidenceBelow={lowConfidenceBelow} />
              <NoNeighbours artist={artist} minListeners={minListeners} />
            </>
          )}
        </section>
        <div className="grid content-start gap-x-16 gap-y-12 sm:grid-cols-2 lg:grid-cols-1">
          {artist.neighbours.length < MIN_TO_DRAW ? null : <Neighbourhood artist={artist} />}
          <ListedBy
            name={artist.name}
            listeners={artist.statistics.listeners.value}
            listedBy={artist.listedBy}
            minListeners={minListeners}
          />
          <LinksOut artist={artist} />
          <TakeAway slug={slug} hasList={hasList} />
        </div>
      </div>
      <InNumbers artist={artist} explore={explore} />
      <ByListeners {...artist.byListeners} />
    </main>
  );
}

type SimilarProps = { artist: ArtistFile; filter: NeighbourFilter; children: React.ReactNode };

function Similar({ artist: { slug, name, statistics, tags, neighbours, orders }, filter, children }: SimilarProps) {
  return (
    <SimilarArtists
      artist={{ slug, name, listeners: statistics.listeners.value, tags: tags.map((tag) => tag.name) }}
      listed={listedRows(neighbours)}
      orders={orders}
      choices={filterChoices(neighbours)}
      legend={<NeighbourKey name={name} />}
      served={{ query: queryOf(filter), filter }}
    >
      {children}
    </SimilarArtists>
  );
}
