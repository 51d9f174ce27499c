import { type Csr, columnLengths, transpose } from "../csr.ts";
import { type FactorMatrix, gramMatrix } from "../factors/implicit-factors.ts";

export interface ProfileOptions {
  /** Length of a profile. */
  dimensions: number;
  /** Passes of subspace iteration; each brings the space closer to the dominant one. */
  passes: number;
  /** Artists with fewer listeners don't influence the space; they are placed in it like all others. */
  minListeners: number;
  /** Gives uniform numbers in [0, 1); the same stream gives the same profiles, bit for bit. */
  random: () => number;
}

/**
 * Second-order similarity: z_i·z_j ≈ (RᵀR)(i,j), freed from noise, where R(u,i) = w(u,i) / (‖w_u‖·√‖w_i‖). Rows z_i = Qᵀ·R_i,
 * Q an orthonormal basis of the users' dominant directions in R, found by subspace iteration (Halko, Martinsson & Tropp
 * 2011, "Finding Structure with Randomness"): the truncated singular value decomposition up to a rotation, which changes no
 * inner product. The half power of the artist's norm lets well-known artists weigh more than rare ones, but not all
 * (compare EigenRec, Nikolakopoulos et al. 2019).
 * Time: 2·(passes + 1)·entries·dimensions + passes·users·dimensions² multiply-adds. Yields the share that is done.
 * @param weights users in rows, not negative
 * @returns profiles of artists; 0 for those without entries
 * @throws RangeError if an option is out of range
 */
export function* artistProfiles(
  weights: Csr,
  { dimensions, passes, minListeners, random }: ProfileOptions,
): Generator<number, FactorMatrix> {
  for (const [name, value] of Object.entries({ dimensions, passes })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} is ${value}, expected a positive integer.`);
  }
  const userArtists = normalised(weights);
  const artistUsers = transpose(userArtists);
  const listeners = columnLengths(weights);
  const shapes = (artist: number) => listeners[artist] >= minListeners;
  const users: FactorMatrix = matrixOf(weights.rows, dimensions);
  const profiles: FactorMatrix = matrixOf(weights.columns, dimensions);
  for (let place = 0; place < users.data.length; place++) users.data[place] = random() - 0.5;
  for (let pass = 0; pass < passes; pass++) {
    yield pass / (passes + 1);
    multiplyRows(artistUsers, users, profiles, shapes);
    yield (pass + 0.5) / (passes + 1);
    multiplyRows(userArtists, profiles, users);
    orthonormalise(users);
  }
  yield passes / (passes + 1);
  multiplyRows(artistUsers, users, profiles);
  return profiles;
}

const matrixOf = (rows: number, factors: number): FactorMatrix => ({
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
  source: FactorMatrix,
  target: FactorMatrix,
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
function orthonormalise(matrix: FactorMatrix): void {
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
