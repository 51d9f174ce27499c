import type { FigureId } from "./figures/figure.ts";

/** The sections in order; the minimum number of listeners applies to the first. */
export const SECTIONS: readonly { id: string; title: string; figures: readonly FigureId[] }[] = [
  {
    id: "artists",
    title: "Artists",
    figures: [
      "most-listeners",
      "most-plays",
      "highest-average-plays",
      "listeners-per-artist",
      "plays-per-artist",
      "average-plays-per-artist",
      "long-tail",
      "listeners-and-average-plays",
    ],
  },
  {
    id: "listeners",
    title: "Listeners",
    figures: ["artists-per-listener", "plays-per-listener", "sparsity", "co-listening"],
  },
  {
    id: "neighbours",
    title: "Neighbours",
    figures: ["neighbour-similarity", "neighbour-reciprocity", "popularity-bias"],
  },
  { id: "quality", title: "Data quality", figures: ["rejected-rows", "names-and-duplicates"] },
];
