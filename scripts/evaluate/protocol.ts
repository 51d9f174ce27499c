/** How the figures come about, for people to read. */
export const PROTOCOL: readonly string[] = [
  "For every listener with at least five artists, a fifth of them are hidden, chosen by seed; methods learn from the rest.",
  "Recommendation (recall, NDCG, hit rate, MAP): for each listener, the similarities of the 50 nearest neighbours of every known artist are added up; the ten highest unknown artists are compared with the hidden ones.",
  "Pairs: given one known artist, is a hidden artist of the same listener among its ten nearest neighbours? The mean over all pairs of a known and a hidden artist, without sampling. Tail pairs: hidden artists among the 100 most popular are left out.",
  "Popularity: mean share of listeners who play a recommended artist. Coverage: share of artists recommended to at least one listener. Concentration: Gini coefficient of how often artists are recommended.",
  "Genre coherence: mean cosine between an artist's genres and those of its ten nearest neighbours. The genres were written by hand for the demo's catalogue and matched by name; no method reads them. Neighbours with known genres represent those without, by size of audience; an empty place counts as 0. The demo is not judged by them, since its listening was generated from these genres.",
  "Values are means over splits on which no parameter was tuned. Intervals are 95% bootstrap intervals over listeners; differences are paired.",
];
