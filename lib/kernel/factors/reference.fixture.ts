import { type Csr, columnLengths, transpose, withoutColumns } from "../csr.ts";
import { assertTraining, type FactorTraining } from "./artist-factors.ts";

// The oracle: implicit factors in doubles, row by row, as their formula is written. `solveRows` of ../vectors is what runs.
//
// Implicit alternating least squares (Hu, Koren & Volinsky 2008, "Collaborative Filtering for Implicit Feedback Datasets"),
// each row solved by conjugate gradient (Takács, Pilászy & Tikk 2011, "Applications of the Conjugate Gradient Method for
// Implicit Feedback Collaborative Filtering"). Minimises
//
//     Σ_{u,i} c(u,i)·(p(u,i) − x_u·y_i)² + λ·(Σ_u ‖x_u‖² + Σ_i ‖y_i‖²)
//
// over all pairs, with p = 1, c = 1 + extra(u,i) where u listens to i, and p = 0, c = 1 elsewhere.
// Time: rounds · (steps + 1) · (entries · 4·factors + (users + artists) · factors²) multiply-adds;
// memory: 8·factors bytes per user and artist.

/** Latent vectors, one row of `factors` numbers for each user or artist. */
export interface DoubleMatrix {
  rows: number;
  factors: number;
  /** Row-major, length rows · factors. */
  data: Float64Array;
}

/** Small and centred. Rows without entries are 0 from the start. */
function randomFactors({ rows, indptr }: Csr, factors: number, random: () => number): DoubleMatrix {
  const data = new Float64Array(rows * factors);
  for (let row = 0; row < rows; row++) {
    if (indptr[row] === indptr[row + 1]) continue;
    for (let f = 0; f < factors; f++) data[row * factors + f] = (random() - 0.5) * 0.02;
  }
  return { rows, factors, data };
}

/**
 * Factors of users and artists: those of `trainSpace` but for rounding.
 * @param weights users in rows
 */
export function referenceFactors(
  weights: Csr,
  training: FactorTraining,
  random: () => number,
): { users: DoubleMatrix; artists: DoubleMatrix } {
  assertTraining(training);
  const { factors, confidence, minListeners, rounds } = training;
  const extra = { ...weights, data: weights.data.map((weight) => confidence * weight) };
  const listeners = columnLengths(weights);
  const artistsBy = (isPicked: (artist: number) => boolean) =>
    Array.from(listeners.keys()).filter((artist) => !isPicked(artist));
  const userArtists = withoutColumns(
    extra,
    artistsBy((artist) => listeners[artist] >= minListeners),
  );
  const artistUsers = transpose(userArtists);
  const rareArtistUsers = transpose(
    withoutColumns(
      extra,
      artistsBy((artist) => listeners[artist] < minListeners),
    ),
  );
  const users = randomFactors(userArtists, factors, random);
  const artists = randomFactors(artistUsers, factors, random);
  for (let round = 0; round < rounds; round++) {
    solveRows(users, artists, userArtists, training);
    solveRows(artists, users, artistUsers, training);
  }
  solveRows(artists, users, rareArtistUsers, training);
  return { users, artists };
}

/**
 * Solves (YᵀY + λI + Σ_i extra(i)·y_i·y_iᵀ)·x = Σ_i (1 + extra(i))·y_i for every row of `target`, by `steps` steps of
 * conjugate gradient from its current values. The sum runs over the row's entries only; no matrix is built for a row.
 * Rows without entries are unchanged.
 */
export function solveRows(
  target: DoubleMatrix,
  fixed: DoubleMatrix,
  extraConfidence: Csr,
  { regularisation, steps }: Pick<FactorTraining, "regularisation" | "steps">,
): void {
  const { factors } = target;
  const gram = gramMatrix(fixed, regularisation);
  const residual = new Float64Array(factors);
  const direction = new Float64Array(factors);
  const product = new Float64Array(factors);
  for (let row = 0; row < target.rows; row++) {
    const solution = target.data.subarray(row * factors, (row + 1) * factors);
    const from = extraConfidence.indptr[row];
    const to = extraConfidence.indptr[row + 1];
    if (from === to) continue;
    residualOf(solution, gram, fixed, extraConfidence, from, to, residual);
    direction.set(residual);
    let squared = dot(residual, residual);
    // Below this a step only moves rounding errors.
    for (let step = 0; step < steps && squared > 1e-28; step++) {
      multiply(gram, direction, product);
      addObserved(direction, fixed, extraConfidence, from, to, product);
      const length = squared / dot(direction, product);
      for (let f = 0; f < factors; f++) {
        solution[f] += length * direction[f];
        residual[f] -= length * product[f];
      }
      const next = dot(residual, residual);
      const turn = next / squared;
      for (let f = 0; f < factors; f++) direction[f] = residual[f] + turn * direction[f];
      squared = next;
    }
  }
}

/** YᵀY + λI, row-major. */
export function gramMatrix(matrix: DoubleMatrix, regularisation: number): Float64Array {
  const { rows, factors, data } = matrix;
  const gram = new Float64Array(factors * factors);
  for (let row = 0; row < rows; row++) {
    const start = row * factors;
    for (let f = 0; f < factors; f++) {
      for (let g = 0; g <= f; g++) gram[f * factors + g] += data[start + f] * data[start + g];
    }
  }
  for (let f = 0; f < factors; f++) {
    for (let g = 0; g < f; g++) gram[g * factors + f] = gram[f * factors + g];
    gram[f * factors + f] += regularisation;
  }
  return gram;
}

/** b − A·x, with both sums over the row's entries in one pass. */
function residualOf(
  solution: Float64Array,
  gram: Float64Array,
  fixed: DoubleMatrix,
  { indices, data }: Csr,
  from: number,
  to: number,
  residual: Float64Array,
): void {
  const { factors } = fixed;
  multiply(gram, solution, residual);
  for (let f = 0; f < factors; f++) residual[f] = -residual[f];
  for (let position = from; position < to; position++) {
    const start = indices[position] * factors;
    const extra = data[position];
    const inner = dotAt(fixed.data, start, solution);
    const scale = 1 + extra - extra * inner;
    for (let f = 0; f < factors; f++) residual[f] += scale * fixed.data[start + f];
  }
}

function addObserved(
  direction: Float64Array,
  fixed: DoubleMatrix,
  { indices, data }: Csr,
  from: number,
  to: number,
  product: Float64Array,
): void {
  const { factors } = fixed;
  for (let position = from; position < to; position++) {
    const start = indices[position] * factors;
    const scale = data[position] * dotAt(fixed.data, start, direction);
    for (let f = 0; f < factors; f++) product[f] += scale * fixed.data[start + f];
  }
}

function multiply(matrix: Float64Array, vector: Float64Array, into: Float64Array): void {
  for (let row = 0; row < vector.length; row++) into[row] = dotAt(matrix, row * vector.length, vector);
}

function dot(a: Float64Array, b: Float64Array): number {
  return dotAt(a, 0, b);
}

/**
 * Σ_f data(start + f)·vector(f), in four partial sums, so that additions need not wait for each other.
 * The order is fixed, and therefore the result.
 */
function dotAt(data: Float64Array, start: number, vector: Float64Array): number {
  const length = vector.length;
  const whole = length - (length % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let f = 0; f < whole; f += 4) {
    a += data[start + f] * vector[f];
    b += data[start + f + 1] * vector[f + 1];
    c += data[start + f + 2] * vector[f + 2];
    d += data[start + f + 3] * vector[f + 3];
  }
  for (let f = whole; f < length; f++) a += data[start + f] * vector[f];
  return a + b + (c + d);
}
