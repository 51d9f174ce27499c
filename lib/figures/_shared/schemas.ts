import * as v from "valibot";
import { Count } from "../../primitives/numbers.ts";
import { MIN_GROUP_LISTENERS } from "../../primitives/privacy.ts";
import { Slug } from "../../primitives/slug.ts";

export const RankedArtist = v.object({
  slug: Slug,
  name: v.string(),
  /** The ranked quantity: plays, plays per listener, or listeners. */
  value: v.number(),
  listeners: Count,
});

const BinScale = v.picklist(["log", "linear", "cut"]);
const BinWidth = v.picklist(["fewer", "more"]);

const Summary = v.object({
  items: Count,
  mean: v.nullable(v.number()),
  median: v.nullable(v.number()),
  percentile_95: v.nullable(v.number()),
  percentile_99: v.nullable(v.number()),
  highest: v.nullable(v.number()),
});

/**
 * How a quantity spreads over artists ("items"). Every `…ByFloor` has one element for each of the file's `floors`; the
 * first five entries are of those that have a page.
 */
export const ArtistDistribution = v.object({
  /** Value that half of the artists stay at or below. */
  median: v.number(),
  mean: v.number(),
  max: v.number(),
  artists: Count,
  /** Half-open bins [from, to) in ascending order without gaps; the last one also holds `to`. */
  bins: v.array(v.object({ from: v.number(), to: v.number(), artists: Count })),
  /** `log`: 3 or 6 bins per decade; `linear`: at most 20 or 40; `cut`: the same, up to the 95th percentile. */
  histograms: v.array(
    v.object({
      scale: BinScale,
      bins: BinWidth,
      /** One more than there are bins. A single element if every floor has the same. */
      edgesByFloor: v.array(v.array(v.number())),
      itemsByFloor: v.array(v.array(Count)),
    }),
  ),
  /** Items that reach each value. */
  ccdf: v.object({ values: v.array(v.number()), itemsByFloor: v.array(v.array(Count)) }),
  summaryByFloor: v.array(Summary),
});

/** From `from` to below `to`, or `from` and more if that is null; each holds at least MIN_GROUP_LISTENERS. */
const ListenerBin = v.object({
  from: Count,
  to: v.nullable(Count),
  items: v.pipe(Count, v.minValue(MIN_GROUP_LISTENERS)),
});

/**
 * How a quantity spreads over listeners ("items"), whom no floor leaves out. Known in bins only, so that no one's own
 * number is given away; empty if there are fewer than MIN_GROUP_LISTENERS.
 */
export const ListenerDistribution = v.object({
  /** Ascending; ranges without listeners have no bin. */
  histograms: v.array(v.object({ scale: BinScale, bins: BinWidth, rows: v.array(ListenerBin) })),
  /** Items that reach each value. */
  ccdf: v.array(v.object({ from: Count, items: v.pipe(Count, v.minValue(MIN_GROUP_LISTENERS)) })),
  summary: v.object({
    items: Count,
    mean: v.nullable(v.number()),
    /** The median lies from here … */
    median_from: v.nullable(Count),
    /** … to below here; null: anywhere above. */
    median_to: v.nullable(Count),
    /** The last bin. */
    last_from: v.nullable(Count),
    last_to: v.nullable(Count),
    last_items: v.nullable(Count),
  }),
});

export type RankedArtist = v.InferOutput<typeof RankedArtist>;
export type ArtistDistribution = v.InferOutput<typeof ArtistDistribution>;
export type ListenerDistribution = v.InferOutput<typeof ListenerDistribution>;
