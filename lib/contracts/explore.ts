import * as v from "valibot";
import { FormatVersion } from "./format-version.ts";
import { Slug } from "./slug.ts";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const RankedArtist = v.object({
  slug: Slug,
  name: v.string(),
  /** The ranked quantity: plays, plays per listener, or listeners. */
  value: v.number(),
  listeners: Count,
});

/** Half-open bins [from, to) in ascending order without gaps; the last one also holds `to`. */
export const Histogram = v.object({
  /** Value that half of the artists stay at or below. */
  median: v.number(),
  mean: v.number(),
  max: v.number(),
  artists: Count,
  bins: v.array(v.object({ from: v.number(), to: v.number(), artists: Count })),
});

/** `explore.json`: the dashboard's figures, already ranked and binned. Over published artists. */
export const Explore = v.object({
  formatVersion: FormatVersion,
  mostPlays: v.array(RankedArtist),
  /** Among artists with at least `minListeners`: an average over one listener ranks accidents. */
  highestAveragePlays: v.object({ minListeners: Count, artists: v.array(RankedArtist) }),
  mostListeners: v.array(RankedArtist),
  /** Logarithmic bins: the tails are heavy. */
  playsPerArtist: Histogram,
  averagePlaysPerArtist: Histogram,
  listenersPerArtist: Histogram,
});

export type RankedArtist = v.InferOutput<typeof RankedArtist>;
export type Histogram = v.InferOutput<typeof Histogram>;
export type Explore = v.InferOutput<typeof Explore>;
