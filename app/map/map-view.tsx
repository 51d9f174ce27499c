import "./palette.css";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { type Atlas, createAtlas, findOnMap } from "../../lib/map/atlas.ts";
import { describeArtist } from "../../lib/map/chosen.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { BROWSE_INDEX_FILE } from "../../lib/site-data/browse.ts";
import { MAP_FILE } from "../../lib/site-data/map.ts";
import { readData, requireData } from "../../lib/site-data/read.ts";
import { LiveMap } from "./_live/live-map.tsx";
import { ClusterList } from "./cluster-list.tsx";
import { MapPicture } from "./map-picture.tsx";
import { NotOnMap } from "./not-on-map.tsx";

/** The map page, optionally with the artist requested by an address. */
export async function MapView({ slug }: { slug: string | null }) {
  const [file, index] = await Promise.all([requireData(MAP_FILE, {}), requireData(BROWSE_INDEX_FILE, {})]);
  const atlas = createAtlas(file);
  if (atlas.size === 0) return <EmptyMap minListeners={atlas.minListeners} />;
  const number = slug === null ? null : findOnMap(atlas, slug);
  const missing = slug !== null && number === null ? await readData(ARTIST_FILE, { slug }) : null;
  const clusters = atlas.clusters.map(({ slug: cluster, kind, name, detail, artists }) => ({
    slug: cluster,
    kind,
    name,
    detail,
    artists,
  }));
  return (
    // Less room above than elsewhere, so that the frame fits into the window.
    <main className="pt-5 lg:pt-8">
      <header className="flex flex-wrap items-baseline gap-x-10 gap-y-3">
        <h1>Map</h1>
        <p className="max-w-prose text-lg">{introduction(atlas, index.artists)}</p>
      </header>
      {slug !== null && number === null ? <NotOnMap atlas={atlas} artist={missing} /> : null}
      <LiveMap
        edition={file.edition}
        clusters={clusters}
        namedAfter={file.tags.length > 0 ? "tags" : "artists"}
        requested={number === null ? null : describeArtist(atlas, number)}
      >
        <MapPicture atlas={atlas} marked={number} />
      </LiveMap>
      <ClusterList atlas={atlas} />
    </main>
  );
}

function introduction(atlas: Atlas, published: number): string {
  const who =
    atlas.size < published
      ? `The ${formatCount(atlas.size)} most listened-to of ${formatCount(published)} artists`
      : formatPlural(atlas.size, "artist");
  return `${who}, placed close together when the same people listen to both.`;
}

function EmptyMap({ minListeners }: { minListeners: number }) {
  return (
    <main>
      <h1>Map</h1>
      <p className="mt-5 max-w-prose text-lg">
        Nothing to draw: to be on the map, an artist needs {formatPlural(minListeners, "listener")} and another artist
        that some of them also play. No artist in this dataset has both.
      </p>
    </main>
  );
}
