/** How the figures come about, for people to read. */
export const PROTOCOL: readonly string[] = [
  "A fifth of the artists of every listener with at least five is hidden, by seed; methods learn from the rest.",
  "Recommending (recall, NDCG, hit rate, MAP): for each listener the similarities of the 50 nearest neighbours of every known artist are added up; the ten best unknown artists are compared with the hidden ones.",
  "Pairs: one known artist in, is a hidden artist of the same listener among its ten nearest neighbours? Expectation over all pairs of a known and a hidden artist, without sampling. Tail pairs: the 100 most heard artists don't count as hidden.",
  "Popularity: mean share of listeners who know a recommended artist. Coverage: share of artists recommended to anybody. Concentration: Gini coefficient of how often artists are recommended.",
  "Coherence of genres: mean cosine of an artist's genres and those of its ten nearest neighbours. The genres were written by hand for the demo's catalogue and matched by name; no method reads them. Known neighbours stand for unknown ones of like audience, an empty place counts 0. Not measured on simulated listeners, who were drawn from these very genres.",
  "Figures are means over splits that no parameter was tuned on; intervals are 95 % bootstrap intervals over listeners, differences are paired.",
];
