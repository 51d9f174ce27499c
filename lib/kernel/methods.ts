import { type CountScore, jaccard, logLikelihoodRatio } from "./counts.ts";
import type { Csr } from "./csr.ts";
import type { FactorTraining } from "./factors/artist-factors.ts";
import type { ProfileOptions } from "./rerank/artist-profiles.ts";
import type { RerankOptions } from "./rerank/rerank.ts";
import { binary, bm25, logPlays, tfIdf } from "./term-weights.ts";
import { rawPlays, userMedianLog } from "./weights.ts";

/** How two artists are compared once plays have become weights. */
export type Comparison =
  /** Cosine of the weights over whole vectors, by the fast kernel, whose weights have 32 bits. */
  | { kind: "cosine" }
  /** In doubles: equal weights, rounded alike, would add up to more than 1e-9 in the kernel's 32 bits. */
  | { kind: "double-cosine" }
  /** A function of counts; the weights are not used. */
  | { kind: "counts"; score: CountScore }
  /** Cosine of factors trained from the weights, over all pairs, whether they share listeners or not. */
  | { kind: "factors"; training: FactorTraining }
  /** The best candidates by cosine of the weights, reordered by factors and profiles. */
  | ({ kind: "reranked"; training: FactorTraining; profiles: ProfileOptions; candidates: number } & Omit<
      RerankOptions,
      "candidateShrinkage"
    >);

/** One way to turn plays into similarities: a weight, then a comparison, then shrinkage. */
export interface Method {
  /** Stable id, the value of `--method`. */
  id: string;
  name: string;
  formula: string;
  /** Human-readable source of the method. */
  source: string;
  /** Constants of the weight and the comparison. */
  parameters: Readonly<Record<string, number>>;
  comparison: Comparison;
  /** h in similarity = score · n / (n + h), n being the overlap; 0 leaves the score unchanged. */
  defaultShrinkage: number;
  /** Listeners that an artist needs to be listed as a neighbour. */
  defaultMinListeners: number;
  /**
   * The weight of every stored entry of `userArtists`, whose data are plays, in the same order; written to `into`
   * where it is given, to avoid a copy.
   * @throws RangeError if plays are not positive.
   */
  weigh(userArtists: Csr, into?: Float64Array): Float64Array;
}

const userMedianLogParameters = { slope: 0.5, floor: 0.3, ceiling: 3 };
const bm25Parameters = { k1: 100, b: 0.8 };
const factorTraining: FactorTraining = {
  factors: 96,
  confidence: 20,
  regularisation: 60,
  rounds: 10,
  steps: 3,
  minListeners: 3,
};
const blendTraining: FactorTraining = { ...factorTraining, factors: 64, rounds: 6 };
const blendProfiles: ProfileOptions = { dimensions: 96, oversampling: 64, passes: 8, minListeners: 3 };
const blendParameters = { candidates: 300, ridge: 60, evidenceShrinkage: 1, leverageExponent: 0.25 } as const;

const COSINE = "cos(i,j) = Σ_u w(u,i)·w(u,j) / (‖w_i‖·‖w_j‖)";
const SHRUNK = `${COSINE}; similarity = cos · n/(n+h)`;
const USER_MEDIAN_LOG = "w(u,i) = clip(1 + 0.5·ln(plays(u,i) / median plays of u), 0.3, 3)";
const rare = (minListeners: number) => `artists with fewer than ${minListeners} listeners placed afterwards`;
const factorsFormula = ({ factors, rounds, minListeners }: FactorTraining) =>
  `factors x_u, y_i of length ${factors} minimise Σ c·(p − x_u·y_i)² + 60·(Σ‖x_u‖² + Σ‖y_i‖²) over all pairs, ` +
  `c = 1 + 20·w and p = 1 where u listens to i, c = 1 and p = 0 elsewhere, in ${rounds} rounds of 3 conjugate gradient steps, ` +
  rare(minListeners);

/** The best one measured on real listeners. */
export const DEFAULT_METHOD = "blend";

/**
 * The default of `--method`. Simulated listeners follow genres and popularity: the blend, tuned on real ones,
 * recalls less of theirs than the cosine does, and narrows the lists of rare artists.
 */
export const defaultMethodId = (kind: "simulated" | "real") =>
  kind === "simulated" ? "user-median-log" : DEFAULT_METHOD;

export const METHODS: readonly Method[] = [
  {
    id: "user-median-log",
    name: "User-median log cosine",
    formula: `${USER_MEDIAN_LOG}; ${SHRUNK}`,
    source:
      "Compares plays with each listener's own median. Among item-to-item methods, only the log-likelihood ratio has higher recall and NDCG at 10 on HetRec 2011 Last.fm-2K.",
    parameters: userMedianLogParameters,
    comparison: { kind: "cosine" },
    defaultShrinkage: 2,
    defaultMinListeners: 3,
    weigh: (userArtists, into) => userMedianLog(userArtists, userMedianLogParameters, into),
  },
  {
    id: "blend",
    name: "Mean of three similarities",
    formula:
      `${USER_MEDIAN_LOG}; shared(i,j) = ${COSINE}; candidates: the 300 highest by shared(i,j)·n/(n+h); ` +
      "z_i: R(u,i) = w(u,i)/(‖w_u‖·√‖w_i‖) projected on its 96 strongest directions, found by 8 passes of subspace iteration over 160; " +
      "company(i,j) = max(0, cos(z_i, z_j)); " +
      `${factorsFormula(blendTraining)}, beginning at the first 64 numbers of z_i; K(i,j) = y_iᵀ·(YᵀY + 60·I)⁻¹·y_j; taste(i,j) = max(0, K(i,j)/√(K(i,i)·K(j,j))); ` +
      "similarity = (shared + taste + company)/3 · n/(n+1); order: (shared·n/(n+h) + taste + company)/3 · familiarity(j), " +
      "familiarity(j) = (K(j,j) / max K(k,k))^0.25",
    source:
      "Item-to-item cosine; implicit factors after Hu, Koren & Volinsky 2008, compared in their ridge regression kernel; truncated singular value decomposition after Halko, Martinsson & Tropp 2011. Of the methods here, it has the highest recall and NDCG at 10 on HetRec 2011 Last.fm-2K.",
    parameters: { ...userMedianLogParameters, ...blendTraining, ...blendProfiles, ...blendParameters },
    comparison: { kind: "reranked", training: blendTraining, profiles: blendProfiles, ...blendParameters },
    defaultShrinkage: 2,
    defaultMinListeners: 3,
    weigh: (userArtists, into) => userMedianLog(userArtists, userMedianLogParameters, into),
  },
  {
    id: "ials",
    name: "Implicit matrix factorisation",
    formula: `${USER_MEDIAN_LOG}; ${factorsFormula(factorTraining)}; similarity = max(0, cos(y_i, y_j))`,
    source:
      "Hu, Koren & Volinsky 2008, Collaborative Filtering for Implicit Feedback Datasets; conjugate gradient after Takács, Pilászy & Tikk 2011.",
    parameters: { ...userMedianLogParameters, ...factorTraining },
    comparison: { kind: "factors", training: factorTraining },
    defaultShrinkage: 0,
    defaultMinListeners: 3,
    weigh: (userArtists, into) => userMedianLog(userArtists, userMedianLogParameters, into),
  },
  {
    id: "log-cosine",
    name: "Log plays cosine",
    formula: `w(u,i) = ln(1 + plays(u,i)); ${SHRUNK}`,
    source: "Common practice for counts with a long tail.",
    parameters: {},
    comparison: { kind: "double-cosine" },
    defaultShrinkage: 0,
    defaultMinListeners: 3,
    weigh: logPlays,
  },
  {
    id: "binary-cosine",
    name: "Binary cosine",
    formula: `w(u,i) = 1; ${SHRUNK}`,
    source: "Ochiai 1957; whether someone listens, not how often.",
    parameters: {},
    comparison: { kind: "double-cosine" },
    defaultShrinkage: 0,
    defaultMinListeners: 3,
    weigh: binary,
  },
  {
    id: "jaccard",
    name: "Jaccard index",
    formula: "score(i,j) = n / (listeners of i + listeners of j − n); similarity = score · n/(n+h)",
    source: "Jaccard 1912, The Distribution of the Flora in the Alpine Zone.",
    parameters: {},
    comparison: { kind: "counts", score: jaccard },
    defaultShrinkage: 0,
    defaultMinListeners: 3,
    weigh: binary,
  },
  {
    id: "tfidf",
    name: "TF-IDF cosine",
    formula: `w(u,i) = √plays(u,i) · ln(1 + artists / (1 + artists of u)); ${SHRUNK}`,
    source: "Weights of implicit 0.7's tfidf_weight, artists as documents and listeners as terms.",
    parameters: {},
    comparison: { kind: "double-cosine" },
    defaultShrinkage: 10,
    defaultMinListeners: 3,
    weigh: tfIdf,
  },
  {
    id: "bm25",
    name: "BM25 cosine",
    formula:
      "w(u,i) = plays·(100 + 1) / (100·(1 − 0.8 + 0.8·plays of i / mean plays of an artist) + plays) · " +
      `ln(1 + artists / (1 + artists of u)); ${SHRUNK}`,
    source: "Robertson & Zaragoza 2009, with the weights of implicit 0.7's bm25_weight, compared by cosine.",
    parameters: bm25Parameters,
    comparison: { kind: "double-cosine" },
    defaultShrinkage: 5,
    defaultMinListeners: 3,
    weigh: (userArtists, into) => bm25(userArtists, bm25Parameters, into),
  },
  {
    id: "llr",
    name: "Log-likelihood ratio",
    formula:
      "G² = 2·Σ observed·ln(observed/expected) over listening to i, j, both or neither; score(i,j) = G²/(1 + G²) where n is above " +
      "chance, else 0; similarity = score · n/(n+h)",
    source:
      "Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence; scaled as in Apache Mahout.",
    parameters: {},
    comparison: { kind: "counts", score: logLikelihoodRatio },
    defaultShrinkage: 0,
    defaultMinListeners: 3,
    weigh: binary,
  },
  {
    id: "raw-cosine",
    name: "Raw plays cosine",
    formula: `w(u,i) = plays(u,i); similarity = ${COSINE}`,
    source: "The prototype's method, kept as the baseline.",
    parameters: {},
    comparison: { kind: "cosine" },
    defaultShrinkage: 0,
    defaultMinListeners: 1,
    weigh: rawPlays,
  },
];

/** @throws RangeError naming the known ids. */
export function findMethod(id: string): Method {
  const method = METHODS.find((candidate) => candidate.id === id);
  if (method) return method;
  const known = METHODS.map((candidate) => candidate.id).join(", ");
  throw new RangeError(`Method ${JSON.stringify(id)} is not known, expected one of: ${known}.`);
}

/**
 * The method for lists whose neighbours need only `minListeners`: artists with that many also influence its factors and profiles,
 * or they would be listed by a space built without them. The unchanged method if it needs no more anyway.
 */
export function loweredTo(method: Method, minListeners: number): Method {
  const { comparison, formula, parameters } = method;
  if (!("training" in comparison) || minListeners >= comparison.training.minListeners) return method;
  const training = { ...comparison.training, minListeners };
  return {
    ...method,
    formula: formula.replace(rare(comparison.training.minListeners), rare(minListeners)),
    parameters: { ...parameters, minListeners },
    comparison:
      comparison.kind === "factors"
        ? { ...comparison, training }
        : { ...comparison, training, profiles: { ...comparison.profiles, minListeners } },
  };
}
