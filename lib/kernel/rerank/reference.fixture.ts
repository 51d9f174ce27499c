import { type Csr, columnLengths, transpose } from "../csr.ts";
import { type DoubleMatrix, gramMatrix } from "../factors/reference.fixture.ts";
import type { CandidateLists } from "../table.ts";
import { principalAxes } from "../vectors/principal-axes.ts";
import { iteratedDirections, type ProfileOptions } from "./artist-profiles.ts";
import type { RerankOptions } from "./rerank.ts";

/** The oracle of `profileSpace`, in doubles. @param weights users in rows, not negative */
export function referenceProfiles(weights: Csr, options: ProfileOptions, random: () => number): DoubleMatrix {
  const { dimensions, passes, minListeners } = options;
  const iterated = iteratedDirections(options);
  const userArtists = normalised(weights);
  const artistUsers = transpose(userArtists);
  const listeners = columnLengths(weights);
  const shapes = (artist: number) => listeners[artist] >= minListeners;
  const users = matrixOf(weights.rows, iterated);
  const profiles = matrixOf(weights.columns, iterated);
  for (let place = 0; place < users.data.length; place++) users.data[place] = random() - 0.5;
  for (let pass = 0; pass < passes; pass++) {
    multiplyRows(artistUsers, users, profiles, shapes);
    multiplyRows(userArtists, profiles, users);
    orthonormalise(users);
  }
  multiplyRows(artistUsers, users, profiles, shapes);
  const axes = principalAxes(gramMatrix(profiles, 0), iterated);
  multiplyRows(artistUsers, users, profiles);
  const kept = matrixOf(weights.columns, dimensions);
  for (let row = 0; row < kept.rows; row++) {
    for (let f = 0; f < dimensions; f++) {
      let sum = 0;
      for (let g = 0; g < iterated; g++) sum += profiles.data[row * iterated + g] * axes[g * iterated + f];
      kept.data[row * dimensions + f] = sum;
    }
  }
  return kept;
}

const matrixOf = (rows: number, factors: number): DoubleMatrix => ({
  rows,
  factors,
  data: new Float64Array(rows * factors),
});

/** R. */
function normalised(weights: Csr): Csr {
  const { rows, columns, indptr, indices, data } = weights;
  const userSquares = new Float64Array(rows);
  const artistSquares = new Float64Array(columns);
  for (let user = 0; user < rows; user++) {
    for (let position = indptr[user]; position < indptr[user + 1]; position++) {
      const artist = indices[position];
      const square = data[position] ** 2;
      userSquares[user] += square;
      artistSquares[artist] += square;
    }
  }
  const scaled = new Float64Array(data.length);
  for (let user = 0; user < rows; user++) {
    const userLength = Math.sqrt(userSquares[user]);
    for (let position = indptr[user]; position < indptr[user + 1]; position++) {
      const length = userLength * Math.sqrt(Math.sqrt(artistSquares[indices[position]]));
      scaled[position] = length === 0 ? 0 : data[position] / length;
    }
  }
  return { ...weights, data: scaled };
}

/** target = matrix · source, for the rows that `isWanted`; the others become 0. */
function multiplyRows(
  { indptr, indices, data }: Csr,
  source: DoubleMatrix,
  target: DoubleMatrix,
  isWanted: (row: number) => boolean = () => true,
): void {
  const { factors } = target;
  target.data.fill(0);
  for (let row = 0; row < target.rows; row++) {
    if (!isWanted(row)) continue;
    const sums = target.data.subarray(row * factors, (row + 1) * factors);
    const end = indptr[row + 1];
    for (let position = indptr[row]; position < end; position++) {
      const start = indices[position] * factors;
      const value = data[position];
      for (let f = 0; f < factors; f++) sums[f] += value * source.data[start + f];
    }
  }
}

/** Below this share of a column's square, the remainder after the previous columns is rounding error. */
const DEPENDENT = 1e-12;

/** Makes the columns orthonormal in place by the Cholesky factor of their Gram matrix; dependent ones become 0. */
function orthonormalise(matrix: DoubleMatrix): void {
  const { rows, factors, data } = matrix;
  const lower = gramMatrix(matrix, 0);
  for (let row = 0; row < factors; row++) {
    for (let column = 0; column <= row; column++) {
      const whole = lower[row * factors + column];
      let value = whole;
      for (let g = 0; g < column; g++) value -= lower[row * factors + g] * lower[column * factors + g];
      const pivot = lower[column * factors + column];
      if (row === column) lower[row * factors + row] = value > DEPENDENT * whole ? Math.sqrt(value) : 0;
      else lower[row * factors + column] = pivot === 0 ? 0 : value / pivot;
    }
  }
  for (let row = 0; row < rows; row++) {
    const start = row * factors;
    for (let f = 0; f < factors; f++) {
      let value = data[start + f];
      for (let g = 0; g < f; g++) value -= lower[f * factors + g] * data[start + g];
      const pivot = lower[f * factors + f];
      data[start + f] = pivot === 0 ? 0 : value / pivot;
    }
  }
}

/** The oracle of `rerankSpace`, in doubles: each artist's candidates as [artistIndex, similarity, overlap, score], best first. */
export function referenceReranked(
  candidates: CandidateLists,
  { factors, profiles }: Record<"factors" | "profiles", DoubleMatrix>,
  { ridge, candidateShrinkage, evidenceShrinkage, leverageExponent }: RerankOptions,
): [number, number, number, number][][] {
  const kernel = ridgeFactors(factors, ridge);
  const leverages = Array.from({ length: kernel.rows }, (_, artist) => innerProduct(kernel, artist, artist));
  const largest = leverages.reduce((max, leverage) => Math.max(max, leverage), 0) || 1;
  const cosine = (matrix: DoubleMatrix, artist: number, other: number) => {
    const lengths = Math.sqrt(innerProduct(matrix, artist, artist) * innerProduct(matrix, other, other));
    return lengths === 0 ? 0 : Math.min(Math.max(innerProduct(matrix, artist, other) / lengths, 0), 1);
  };
  return Array.from({ length: candidates.artists }, (_, artist) => {
    const start = candidates.starts[artist];
    return Array.from({ length: candidates.counts[artist] }, (_, place): [number, number, number, number] => {
      const other = candidates.indices[start + place];
      const overlap = candidates.overlaps[start + place];
      const shared = candidates.similarities[start + place];
      const others = cosine(kernel, artist, other) + cosine(profiles, artist, other);
      const cosineItself = (shared * (overlap + candidateShrinkage)) / overlap;
      const similarity = ((cosineItself + others) / 3) * (overlap / (overlap + evidenceShrinkage));
      return [other, similarity, overlap, ((shared + others) / 3) * (leverages[other] / largest) ** leverageExponent];
    })
      .filter(([, , , score]) => score > 0)
      .sort((a, b) => b[3] - a[3] || a[0] - b[0]);
  });
}

function innerProduct({ factors, data }: DoubleMatrix, row: number, other: number): number {
  let sum = 0;
  for (let f = 0; f < factors; f++) sum += data[row * factors + f] * data[other * factors + f];
  return sum;
}

/** Rows L⁻¹·y with L·Lᵀ = YᵀY + μI (Cholesky). */
export function ridgeFactors(artists: DoubleMatrix, ridge: number): DoubleMatrix {
  const { rows, factors, data } = artists;
  const lower = cholesky(gramMatrix(artists, ridge), factors);
  const whitened = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    const start = row * factors;
    for (let f = 0; f < factors; f++) {
      let value = data[start + f];
      for (let g = 0; g < f; g++) value -= lower[f * factors + g] * whitened[start + g];
      whitened[start + f] = value / lower[f * factors + f];
    }
  }
  return { rows, factors, data: whitened };
}

/** The lower triangle L of L·Lᵀ = `matrix`, which is symmetric and positive definite; row-major. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let value = matrix[row * size + column];
      for (let g = 0; g < column; g++) value -= lower[row * size + g] * lower[column * size + g];
      lower[row * size + column] = row === column ? Math.sqrt(value) : value / lower[column * size + column];
    }
  }
  return lower;
}
