import { Explore, type Histogram, type RankedArtist } from "../../../lib/contracts/explore.ts";
import { FORMAT_VERSION } from "../../../lib/contracts/format-version.ts";
import { logBins } from "../../../lib/kernel/histogram.ts";
import { median } from "../../../lib/kernel/median.ts";
import { averagePlays, type Catalogue } from "./catalogue.ts";
import type { OutputFile } from "./write-files.ts";

const RANKED = 20;
/** 1, 2, 5, 10 …: small counts stay whole numbers. */
const COUNT_BINS_PER_DECADE = 3;
/** 10, 15, 22, 32, 46, 68, 100 …: most averages lie within one decade. */
const PLAYS_BINS_PER_DECADE = 6;
/** One listener in 200, and never fewer than 3: below that an average tells of a person, not of an artist. */
const AVERAGE_FLOOR_SHARE = 1 / 200;
const AVERAGE_FLOOR_LEAST = 3;

/** The dashboard's figures over the artists that have a page. */
export function exploreFile(catalogue: Catalogue, users: number): OutputFile {
  const plays = catalogue.artists.map((artist) => artist.plays);
  const averages = catalogue.artists.map(averagePlays);
  const listeners = catalogue.artists.map((artist) => artist.listeners);
  const minListeners = Math.max(AVERAGE_FLOOR_LEAST, Math.round(users * AVERAGE_FLOOR_SHARE));
  const value: Explore = {
    formatVersion: FORMAT_VERSION,
    mostPlays: largest(catalogue, plays, () => true),
    highestAveragePlays: {
      minListeners,
      artists: largest(catalogue, averages, (index) => (listeners[index] ?? 0) >= minListeners),
    },
    mostListeners: largest(catalogue, listeners, () => true),
    playsPerArtist: histogram(plays, PLAYS_BINS_PER_DECADE),
    averagePlaysPerArtist: histogram(averages, PLAYS_BINS_PER_DECADE),
    listenersPerArtist: histogram(listeners, COUNT_BINS_PER_DECADE),
  };
  return { path: "explore.json", schema: Explore, value };
}

/** The `RANKED` artists with the largest values; ties go to the more heard artist. */
function largest(catalogue: Catalogue, values: number[], isEligible: (index: number) => boolean): RankedArtist[] {
  return catalogue.rows
    .map((row, index) => ({ row, index, value: values[index] ?? 0 }))
    .filter(({ index }) => isEligible(index))
    .sort((a, b) => b.value - a.value || a.index - b.index)
    .slice(0, RANKED)
    .map(({ row, value }) => ({
      slug: row.slug,
      name: row.name,
      value: Number(value.toFixed(2)),
      listeners: row.listeners,
    }));
}

function histogram(values: number[], binsPerDecade: number): Histogram {
  let sum = 0;
  let max = 0;
  for (const value of values) {
    sum += value;
    max = Math.max(max, value);
  }
  return {
    median: Number(median(values).toFixed(2)),
    mean: Number((sum / values.length).toFixed(2)),
    max: Number(max.toFixed(2)),
    artists: values.length,
    bins: logBins(values, { binsPerDecade }).map(({ from, to, count }) => ({
      from,
      to,
      artists: count,
    })),
  };
}
