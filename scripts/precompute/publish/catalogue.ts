import type { ArtistStatistics } from "../../../lib/contracts/artist.ts";
import type { ArtistRow } from "../../../lib/contracts/browse.ts";
import { standings } from "../../../lib/kernel/standings.ts";
import type { ArtistRecord } from "../ingest/ingested.ts";
import { assignSlugs } from "./slugs.ts";

/** The artists that get a page, in artistIndex order: since that is by listeners, they are a prefix of all artists. */
export interface Catalogue {
  artists: ArtistRecord[];
  slugs: string[];
  rows: ArtistRow[];
  statistics: ArtistStatistics[];
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals));

export const averagePlays = (artist: ArtistRecord) => artist.plays / artist.listeners;

/** Artists with at least `minListeners`, with slugs and their standing among each other. */
export function createCatalogue(all: readonly ArtistRecord[], minListeners: number): Catalogue {
  const end = all.findIndex(({ listeners }) => listeners < minListeners);
  const artists = end < 0 ? [...all] : all.slice(0, end);
  const slugs = assignSlugs(artists.map(({ name }) => name));
  const quantities = {
    plays: artists.map(({ plays }) => plays),
    listeners: artists.map(({ listeners }) => listeners),
    averagePlays: artists.map(averagePlays),
    medianPlays: artists.map((artist) => artist.median_plays),
  };
  const standing = (values: number[]) => {
    const { ranks, percentiles } = standings(values);
    return (index: number) => ({
      value: round(values[index] ?? 0, 2),
      rank: ranks[index] ?? 1,
      percentile: round(percentiles[index] ?? 0, 2),
    });
  };
  const plays = standing(quantities.plays);
  const listeners = standing(quantities.listeners);
  const average = standing(quantities.averagePlays);
  const median = standing(quantities.medianPlays);
  return {
    artists,
    slugs,
    rows: artists.map((artist, index) => ({
      slug: slugs[index] ?? "",
      name: artist.name,
      listeners: artist.listeners,
      plays: artist.plays,
    })),
    statistics: artists.map((_, index) => ({
      plays: plays(index),
      listeners: listeners(index),
      averagePlays: average(index),
      medianPlays: median(index),
    })),
  };
}
