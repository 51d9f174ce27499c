import * as v from "valibot";
import { Share } from "../../lib/primitives/numbers.ts";

/** Figures quoted from a measurement on data that cannot be in the repository. */
export const PublishedQuality = v.object({
  title: v.string(),
  /** Where the figures are published and how they were made. */
  source: v.string(),
  askedUsers: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Half of the widest 95% interval. */
  interval: v.object({ recall: Share, ndcg: Share }),
  /** Mean share of listeners who know a hidden artist. */
  hiddenPopularity: Share,
  /** Listeners of the artists whose lists `coherence` judges; `to` is null in the last band. */
  genreBands: v.array(v.object({ from: v.number(), to: v.nullable(v.number()) })),
  methods: v.array(
    v.object({
      id: v.string(),
      recall: Share,
      ndcg: Share,
      popularity: Share,
      /** Mean genre cosine over every place of a list, one for each band; null if it wasn't measured. */
      coherence: v.nullable(v.array(Share)),
    }),
  ),
});
