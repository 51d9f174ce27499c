import type { FigureId } from "./figure.ts";

/** The dashboard's order; the first section is what the minimum of listeners applies to. */
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
