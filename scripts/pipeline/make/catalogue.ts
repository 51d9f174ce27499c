import { type Standings, standings } from "../../../lib/kernel/standings.ts";
import { MIN_GROUP_LISTENERS } from "../../../lib/primitives/privacy.ts";
import type { ArtistStatistics } from "../../../lib/site-data/artist.ts";
import type { ArtistRow } from "../../../lib/site-data/browse.ts";
import type { ArtistRecord } from "../ingest/ingested.ts";
import { round } from "./round.ts";
import { assignSlugs } from "./slugs.ts";

/** One statistic of every artist. */
interface StatisticColumn extends Standings {
  values: Float64Array;
}

/** The artists that get a page, in artistIndex order: since that is by listeners, they are a prefix of all artists. */
export interface Catalogue {
  artists: ArtistRecord[];
  slugs: string[];
  rows: ArtistRow[];
  /** In columns, which are passed to threads without copying. */
  statistics: Record<keyof ArtistStatistics, StatisticColumn>;
}

export const averagePlays = (artist: ArtistRecord) => artist.plays / artist.listeners;

function columnOf(artists: readonly ArtistRecord[], valueIn: (artist: ArtistRecord) => number): StatisticColumn {
  const values = Float64Array.from(artists, valueIn);
  return { values, ...standings(values) };
}

/** Artists with at least `minListeners`, with slugs and ranks. */
export function createCatalogue(all: readonly ArtistRecord[], minListeners: number): Catalogue {
  const end = all.findIndex(({ listeners }) => listeners < minListeners);
  const artists = end < 0 ? [...all] : all.slice(0, end);
  const slugs = assignSlugs(artists.map(({ name }) => name));
  return {
    artists,
    slugs,
    rows: rowsOf(artists, slugs),
    statistics: {
      plays: columnOf(artists, ({ plays }) => plays),
      listeners: columnOf(artists, ({ listeners }) => listeners),
      averagePlays: columnOf(artists, averagePlays),
      // Artists are ordered by listeners: those whose median is published are a prefix.
      medianPlays: columnOf(artists.slice(0, toldOf(artists)), (artist) => artist.median_plays),
    },
  };
}

/** How many of the artists, most popular first, have enough listeners for their median to reveal no one's plays. */
function toldOf(artists: readonly ArtistRecord[]): number {
  const end = artists.findIndex(({ listeners }) => listeners < MIN_GROUP_LISTENERS);
  return end < 0 ? artists.length : end;
}

export function rowsOf(artists: readonly ArtistRecord[], slugs: readonly string[]): ArtistRow[] {
  return artists.map(({ name, listeners, plays }, index) => ({ slug: slugs[index] ?? "", name, listeners, plays }));
}

export function statisticsOf({ statistics }: Catalogue, index: number): ArtistStatistics {
  const standing = ({ values, ranks, percentiles }: StatisticColumn) => ({
    value: round(values[index] ?? 0, 2),
    rank: ranks[index] ?? 1,
    percentile: round(percentiles[index] ?? 0, 2),
  });
  return {
    plays: standing(statistics.plays),
    listeners: standing(statistics.listeners),
    averagePlays: standing(statistics.averagePlays),
    medianPlays: index < statistics.medianPlays.values.length ? standing(statistics.medianPlays) : null,
  };
}
