import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Count, Share } from "../primitives/numbers.ts";
import { declareFile } from "./declaration.ts";

/** A mean over users and splits with its 95% bootstrap interval over users. */
export const Estimate = v.object({ mean: v.number(), low: v.number(), high: v.number() });

/** Mean genre cosine of artists and their first ten neighbours. */
const Coherence = v.object({
  /** Neighbours with known genres only. */
  pairs: Estimate,
  /** Every place: known neighbours stand for unknown ones of like audience, an empty place counts 0. */
  places: Estimate,
  /** Paired difference of `places` to the file's `baseline`; null for the baseline itself. */
  gain: v.nullable(Estimate),
});

/** What the first ten of every list hold, in one order. */
const OrderQuality = v.object({
  /** Protocols B and Bx. */
  pairs: Estimate,
  tailPairs: Estimate,
  /** Mean genre cosine of every place, as `places` of `coherence`, one for each band; null if no genres are known. */
  coherence: v.nullable(v.array(Estimate)),
  /** Share of artists with at least one training listener that are among the first ten of any list. */
  coverage: Share,
});

/** How evenly the first ten places of all lists are spread over artists. */
const Hubs = v.object({
  /** Skewness of how often an artist is among the first ten (k-occurrence): 0 if even, large if few artists are everywhere. */
  skewness: v.number(),
  /** Share of artists with at least one training listener that are among the first ten of any list. */
  coverage: Share,
  /** The artist in most first tens; null if it has so few listeners that its name would reveal them. */
  largest: v.nullable(v.object({ name: v.string(), lists: Count })),
  /** Lists that name anyone. `lists` and this are means over splits, rounded. */
  lists: Count,
});

export const MethodQuality = v.object({
  id: v.string(),
  name: v.string(),
  /** `reference`: measured for comparison, not a method for computing neighbours. */
  kind: v.picklist(["method", "reference"]),
  formula: v.string(),
  shrinkage: v.pipe(v.number(), v.minValue(0)),
  minListeners: Count,
  /** Protocol A: hidden artists among the ten recommended, as a share of all hidden ones. */
  recall: Estimate,
  ndcg: Estimate,
  /** Share of users with at least one hidden artist among the ten. */
  hitRate: Estimate,
  meanAveragePrecision: Estimate,
  /** Protocol B; null if a method gives no list for one artist alone. */
  pairs: v.nullable(Estimate),
  /** Protocol Bx: B without the 100 most popular artists among the hidden ones. */
  tailPairs: v.nullable(Estimate),
  /** Popularity bias: mean share of users who listen to a recommended artist. */
  popularity: Estimate,
  /** Share of artists with at least one training listener that are recommended to anyone. */
  coverage: Share,
  /** Popularity bias: Gini coefficient of how often each artist is recommended; 0 all alike, 1 one artist alone. */
  concentration: Share,
  /** Share of the first ten neighbours that share at least this many listeners; artists with 3 listeners or more. */
  evidence: v.nullable(v.object({ atLeastOne: Share, atLeastThree: Share })),
  /** Judged by genres that no method has seen, one for each of the file's `genres.bands`; null if none are known. */
  coherence: v.nullable(v.array(Coherence)),
  /** Null if a method gives no list for one artist alone. */
  hubs: v.nullable(Hubs),
  /** The lists in their three orders; null if a method gives no list, or nobody sees it. */
  orders: v.nullable(v.object({ familiar: OrderQuality, balanced: OrderQuality, adventurous: OrderQuality })),
  /** Paired differences to the file's `baseline`; null for the baseline itself. */
  gain: v.nullable(v.object({ recall: Estimate, ndcg: Estimate })),
});

/** `quality.json`: how well each method predicts listening that was hidden from it. */
export const Quality = v.object({
  formatVersion: FormatVersion,
  dataset: v.object({
    id: v.string(),
    title: v.string(),
    kind: v.picklist(["simulated", "real"]),
    /** SHA-256 of each file that was read: shows whether the figures belong to the data of the site. */
    sha256: v.array(v.string()),
  }),
  protocol: v.object({
    description: v.array(v.string()),
    seed: Count,
    /** Splits averaged in the figures. */
    splits: v.array(Count),
    /** Splits that parameters were tuned on; never reported. */
    tuningSplits: v.array(Count),
    hiddenShare: Share,
    minArtists: Count,
    /** Neighbours of each known artist that are added up, and artists recommended. */
    topK: Count,
    listLength: Count,
    bootstrapSamples: Count,
  }),
  /** After sampling; `askedUsers` have enough artists to hide some. */
  users: Count,
  sampledFrom: Count,
  askedUsers: Count,
  artists: Count,
  interactions: Count,
  /** Mean share of users who listen to a hidden artist: what unbiased recommendations would show as `popularity`. */
  hiddenPopularity: v.number(),
  /** Where the genres behind `coherence` come from; null if they would judge data that were made from them. */
  genres: v.nullable(
    v.object({
      source: v.string(),
      /** Bands of training listeners; `to` is null in the last one. `artists` of each have known genres. */
      bands: v.array(v.object({ from: Count, to: v.nullable(Count), artists: Count })),
    }),
  ),
  /** Id of the method that `gain` compares with. */
  baseline: v.string(),
  methods: v.array(MethodQuality),
});

export type Estimate = v.InferOutput<typeof Estimate>;
export type OrderQuality = v.InferOutput<typeof OrderQuality>;
export type MethodQuality = v.InferOutput<typeof MethodQuality>;
export type Quality = v.InferOutput<typeof Quality>;

export const QUALITY_FILE = declareFile({
  path: "quality.json",
  schemaName: "Quality",
  schema: Quality,
  summary: "How well each method predicts listening that was hidden from it",
  isAlways: false,
  parameters: {},
});
