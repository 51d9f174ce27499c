import { type Allocate, allocatePrivate, type Csr } from "../csr.ts";

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
export interface FactorMatrix {
  rows: number;
  factors: number;
  /** Row-major, length rows · factors. */
  data: Float64Array;
}

export interface ImplicitFactorOptions {
  /** Length of a latent vector. */
  factors: number;
  /** λ, added to the diagonal of every normal equation. */
  regularisation: number;
  /** Rounds of solving all users, then all artists. */
  rounds: number;
  /** Conjugate gradient steps per row and round, starting from the row's last solution; `factors` steps solve exactly. */
  steps: number;
  /** Gives uniform numbers in [0, 1); the same stream gives the same factors, bit for bit. */
  random: () => number;
}

/** Rows between two yields: few enough to stop a run quickly. */
const ROWS_PER_YIELD = 8192;

export function assertOptions({ factors, regularisation, rounds, steps }: Omit<ImplicitFactorOptions, "random">): void {
  for (const [name, value] of Object.entries({ factors, rounds, steps })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} is ${value}, expected a positive integer.`);
  }
  if (!Number.isFinite(regularisation) || regularisation <= 0) {
    throw new RangeError(`regularisation is ${regularisation}, expected a positive number.`);
  }
}

/** Small and centred, so that no direction is favoured initially. Rows without entries are 0 from the start. */
export function randomFactors(
  { rows, indptr }: Csr,
  { factors, random }: Pick<ImplicitFactorOptions, "factors" | "random">,
  allocate: Allocate = allocatePrivate,
): FactorMatrix {
  const data = new Float64Array(allocate(rows * factors * Float64Array.BYTES_PER_ELEMENT));
  for (let row = 0; row < rows; row++) {
    if (indptr[row] === indptr[row + 1]) continue;
    for (let f = 0; f < factors; f++) data[row * factors + f] = (random() - 0.5) * 0.02;
  }
  return { rows, factors, data };
}

/**
 * Solves (YᵀY + λI + Σ_i extra(i)·y_i·y_iᵀ)·x = Σ_i (1 + extra(i))·y_i for every row of `target`, by `steps` steps of
 * conjugate gradient from its current values. The sum runs over the row's entries only; no matrix is built for a row.
 * Rows without entries are unchanged. Yields the share of rows done.
 */
export function* solveRows(
  target: FactorMatrix,
  fixed: FactorMatrix,
  extraConfidence: Csr,
  { regularisation, steps }: Pick<ImplicitFactorOptions, "regularisation" | "steps">,
): Generator<number, void> {
  const gram = gramMatrix(fixed, regularisation);
  for (let from = 0; from < target.rows; from += ROWS_PER_YIELD) {
    yield from / target.rows;
    const to = Math.min(from + ROWS_PER_YIELD, target.rows);
    solveRange({ target, fixed, extraConfidence, gram, steps }, from, to);
  }
}

/** What solving any row of one half of a round needs. */
export interface RowSystem {
  target: FactorMatrix;
  fixed: FactorMatrix;
  extraConfidence: Csr;
  /** YᵀY + λI of `fixed`. */
  gram: Float64Array;
  steps: number;
}

/** Solves the rows [first, last) of `target`. No row reads another, so any split over threads gives the same bytes. */
export function solveRange(
  { target, fixed, extraConfidence, gram, steps }: RowSystem,
  first: number,
  last: number,
): void {
  const { factors } = target;
  const residual = new Float64Array(factors);
  const direction = new Float64Array(factors);
  const product = new Float64Array(factors);
  for (let row = first; row < last; row++) {
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
export function gramMatrix(matrix: FactorMatrix, regularisation: number): Float64Array {
  const gram = new Float64Array(matrix.factors * matrix.factors);
  fillGramRows(matrix, regularisation, gram, 0, matrix.factors);
  return gram;
}

/**
 * Rows [first, last) of YᵀY + λI up to the diagonal, and the columns that mirror them, in a `gram` of zeros. Every
 * element is summed over Y's rows in order, whoever fills the others: threads may share the rows in any way.
 */
export function fillGramRows(
  { rows, factors, data }: FactorMatrix,
  regularisation: number,
  gram: Float64Array,
  first: number,
  last: number,
): void {
  for (let row = 0; row < rows; row++) {
    const start = row * factors;
    for (let f = first; f < last; f++) {
      const value = data[start + f];
      if (value === 0) continue;
      const target = f * factors;
      for (let g = 0; g <= f; g++) gram[target + g] += value * data[start + g];
    }
  }
  for (let f = first; f < last; f++) {
    for (let g = 0; g < f; g++) gram[g * factors + f] = gram[f * factors + g];
    gram[f * factors + f] += regularisation;
  }
}

/** b − A·x, with both sums over the row's entries in one pass. */
function residualOf(
  solution: Float64Array,
  gram: Float64Array,
  fixed: FactorMatrix,
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
  fixed: FactorMatrix,
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
