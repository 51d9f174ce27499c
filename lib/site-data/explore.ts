import * as v from "valibot";
import { Edition } from "../primitives/edition.ts";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count, Share } from "../primitives/numbers.ts";
import { FEWEST_LISTENERS } from "../primitives/privacy.ts";
import { Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";

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

export const BinScale = v.picklist(["log", "linear", "cut"]);
export const BinWidth = v.picklist(["fewer", "more"]);

/** How a quantity spreads over artists ("items"). Every `…ByFloor` has one element for each of the file's `floors`. */
const spread = {
  /** `log`: 3 or 6 bins a decade; `linear`: at most 20 or 40; `cut`: the same, up to the 95th percentile. */
  histograms: v.array(
    v.object({
      scale: BinScale,
      bins: BinWidth,
      /** One more than there are bins; bins as in `Histogram`. A single element where every floor has the same. */
      edgesByFloor: v.array(v.array(v.number())),
      itemsByFloor: v.array(v.array(Count)),
    }),
  ),
  /** Items that reach each value. */
  ccdf: v.object({ values: v.array(v.number()), itemsByFloor: v.array(v.array(Count)) }),
};

const Summary = v.object({
  items: Count,
  mean: v.nullable(v.number()),
  median: v.nullable(v.number()),
  percentile95: v.nullable(v.number()),
  percentile99: v.nullable(v.number()),
  highest: v.nullable(v.number()),
});

/** The spread over all artists, and (as `Histogram`) its logarithmic bins over those that have a page. */
export const ArtistDistribution = v.object({ ...Histogram.entries, ...spread, summaryByFloor: v.array(Summary) });

/** From `from` to below `to`, or `from` and more where that is null; at least FEWEST_LISTENERS hold each. */
const ListenerBin = v.object({
  from: Count,
  to: v.nullable(Count),
  items: v.pipe(Count, v.minValue(FEWEST_LISTENERS)),
});

/**
 * How a quantity spreads over listeners ("items"), whom no floor leaves out. Known in bins only, so that nobody's own
 * number is given away; empty where there are fewer than FEWEST_LISTENERS.
 */
export const ListenerDistribution = v.object({
  /** Ascending; where nobody is there is no bin. */
  histograms: v.array(v.object({ scale: BinScale, bins: BinWidth, rows: v.array(ListenerBin) })),
  /** Items that reach each value. */
  ccdf: v.array(v.object({ from: Count, items: v.pipe(Count, v.minValue(FEWEST_LISTENERS)) })),
  summary: v.object({
    items: Count,
    mean: v.nullable(v.number()),
    /** The median lies from here … */
    medianFrom: v.nullable(Count),
    /** … to below here; null: anywhere above. */
    medianTo: v.nullable(Count),
    /** The last bin. */
    lastFrom: v.nullable(Count),
    lastTo: v.nullable(Count),
    lastItems: v.nullable(Count),
  }),
});

export const LongTail = v.object({
  artists: Count,
  plays: Count,
  /** null where no artist is left. */
  gini: v.nullable(v.number()),
  /** As many of the most played hold half of the plays; null where no artist is left. */
  artistsForHalf: v.nullable(Count),
  /** What the most played artists hold. */
  points: v.array(v.object({ shareOfArtists: Share, artists: Count, shareOfPlays: Share })),
});

const AudienceBin = { fromListeners: Count, toListeners: Count };

/** `explore.json`: the dashboard's figures, ranked and binned; results of the queries in `sql.json`. */
export const Explore = v.object({
  formatVersion: FormatVersion,
  edition: Edition,
  /** Choices of "artists with at least so many listeners", ascending; 1 is everybody. */
  floors: v.pipe(v.array(Count), v.minLength(1)),
  /** The floor that a ranking by average begins with: an average over one listener ranks accidents. */
  averageFloor: Count,
  /** Listeners that an artist needs to have a page. */
  publishFloor: Count,
  mostListeners: v.array(RankedArtist),
  mostPlaysByFloor: v.array(v.array(RankedArtist)),
  highestAveragePlaysByFloor: v.array(v.array(RankedArtist)),
  listenersPerArtist: ArtistDistribution,
  playsPerArtist: ArtistDistribution,
  averagePlaysPerArtist: ArtistDistribution,
  longTailByFloor: v.array(LongTail),
  listenersAndAveragePlays: v.object({
    /** Cells that hold artists, with the most heard one of each; null where it has no page. */
    cells: v.array(
      v.object({
        fromListeners: v.number(),
        toListeners: v.number(),
        fromAverage: v.number(),
        toAverage: v.number(),
        artists: Count,
        slug: v.nullable(Slug),
        name: v.nullable(v.string()),
      }),
    ),
    medians: v.array(
      v.object({ fromListeners: v.number(), toListeners: v.number(), artists: Count, medianAverage: v.number() }),
    ),
  }),
  artistsPerListener: ListenerDistribution,
  playsPerListener: ListenerDistribution,
  /** The `artists` most heard: pairs of a listener and one of them, as a share of all possible. */
  sparsity: v.array(v.object({ artists: Count, pairs: Count, filled: Share })),
  coListening: v.array(v.object({ atLeast: Count, pairs: Count, artists: Count })),
  neighbourSimilarity: v.array(
    v.object({
      place: Count,
      artists: Count,
      percentile5: Share,
      percentile25: Share,
      median: Share,
      percentile75: Share,
      percentile95: Share,
    }),
  ),
  neighbourReciprocity: v.array(
    v.object({ ...AudienceBin, artists: Count, listed: Count, reciprocal: Count, share: Share }),
  ),
  popularityBias: v.array(
    v.object({
      ...AudienceBin,
      artists: Count,
      medianListeners: Count,
      percentile25: v.number(),
      median: v.number(),
      percentile75: v.number(),
      withBetterKnown: Count,
    }),
  ),
  rejectedRows: v.object({
    read: Count,
    kept: Count,
    rejected: Count,
    reasons: v.array(v.object({ reason: v.string(), description: v.string(), rows: Count })),
  }),
  namesAndDuplicates: v.array(v.object({ id: v.string(), found: Count, of: Count, share: Share })),
});

/** The queries behind a figure: tables to load, definitions, then one statement for each part of it. */
export const FigureSql = v.object({
  id: v.string(),
  /** Run first: loads the tables, defines what the statements read. `data` is the address of the data folder. */
  prepare: v.string(),
  statements: v.array(
    v.object({
      part: v.picklist(["rows", "summary", "histogram", "ccdf"]),
      /** Variables that the statement reads with getvariable(). */
      variables: v.array(v.picklist(["min_listeners", "scale", "bins"])),
      sql: v.string(),
    }),
  ),
});

/** `sql.json`: what made every number of `explore.json`; runs as it is in DuckDB once the variables are set. */
export const ExploreSql = v.object({ formatVersion: FormatVersion, figures: v.array(FigureSql) });

export type RankedArtist = v.InferOutput<typeof RankedArtist>;
export type Histogram = v.InferOutput<typeof Histogram>;
export type BinScale = v.InferOutput<typeof BinScale>;
export type BinWidth = v.InferOutput<typeof BinWidth>;
export type ArtistDistribution = v.InferOutput<typeof ArtistDistribution>;
export type ListenerDistribution = v.InferOutput<typeof ListenerDistribution>;
export type LongTail = v.InferOutput<typeof LongTail>;
export type Explore = v.InferOutput<typeof Explore>;
export type FigureSql = v.InferOutput<typeof FigureSql>;
export type ExploreSql = v.InferOutput<typeof ExploreSql>;

export const EXPLORE_FILE = declareFile({
  path: "explore.json",
  schemaName: "Explore",
  schema: Explore,
  summary: "The figures of the dashboard, ranked and binned",
  parameters: {},
});

export const EXPLORE_SQL_FILE = declareFile({
  path: "sql.json",
  schemaName: "ExploreSql",
  schema: ExploreSql,
  summary: "The queries that made those figures from the tables",
  parameters: {},
});
