import type { Csr } from "../csr.ts";
import { assertRowLength, type VectorKernel } from "../vectors/kernel.ts";
import { fillSpace, joinGram, type SpaceLayout, shareGram } from "../vectors/layout.ts";
import { principalAxes } from "../vectors/principal-axes.ts";
import { type Stages, shareRows } from "../vectors/stages.ts";
import { whitening } from "../vectors/whitening.ts";

export interface ProfileOptions {
  /** Length of a profile, a multiple of 16. */
  dimensions: number;
  /** Directions that are iterated beside those kept, a multiple of 16 or 0: the kept ones converge faster. */
  oversampling: number;
  /** Passes of subspace iteration; each brings the space closer to the dominant one. */
  passes: number;
  /** Artists with fewer listeners don't influence the space; they are placed in it like all others. */
  minListeners: number;
}

// Second-order similarity: z_i·z_j ≈ (RᵀR)(i,j), freed from noise, where R(u,i) = w(u,i) / (‖w_u‖·√‖w_i‖). Rows z_i = Qᵀ·R_i,
// Q the users' dominant directions in R, the strongest first, found by subspace iteration with more directions than are kept
// (Halko, Martinsson & Tropp 2011, "Finding Structure with Randomness") and a Rayleigh-Ritz step at the end: the truncated
// singular value decomposition, almost whatever the first directions were. The half power of the artist's norm lets well-known artists weigh more than rare ones, but not all
// (compare EigenRec, Nikolakopoulos et al. 2019).
// Time: 2·(passes + 1)·entries·d + passes·users·d² multiply-adds, d = dimensions + oversampling. ./reference.fixture.ts does the same in
// doubles, to be read.

/** @throws RangeError if an option is out of range */
export function assertProfiles({ dimensions, oversampling, passes }: ProfileOptions): void {
  assertRowLength("dimensions", dimensions);
  if (oversampling !== 0) assertRowLength("oversampling", oversampling);
  if (!Number.isInteger(passes) || passes < 1) {
    throw new RangeError(`passes is ${passes}, expected a positive integer.`);
  }
}

/**
 * Writes R and the users' first directions into the memory.
 * @param weights users in rows, not negative
 * @param random gives uniform numbers in [0, 1); the same stream gives the same profiles, bit for bit
 */
export function prepareProfiles(
  buffer: ArrayBufferLike,
  layout: SpaceLayout,
  weights: Csr,
  { minListeners }: ProfileOptions,
  random: () => number,
): void {
  const { rows, columns, indptr, indices, data } = weights;
  const userLengths = new Float64Array(rows);
  const artistRoots = new Float64Array(columns);
  for (let user = 0; user < rows; user++) {
    for (let position = indptr[user]; position < indptr[user + 1]; position++) {
      const square = data[position] ** 2;
      userLengths[user] += square;
      artistRoots[indices[position]] += square;
    }
  }
  for (let user = 0; user < rows; user++) userLengths[user] = Math.sqrt(userLengths[user]);
  for (let artist = 0; artist < columns; artist++) artistRoots[artist] = Math.sqrt(Math.sqrt(artistRoots[artist]));
  fillSpace(buffer, layout, weights, minListeners, (position, user, artist) => {
    const length = userLengths[user] * artistRoots[artist];
    return length === 0 ? 0 : data[position] / length;
  });
  const users = new Float32Array(buffer, layout.userRows, rows * layout.factors);
  for (let place = 0; place < users.length; place++) users[place] = random() - 0.5;
}

/** Directions that are iterated. */
export const iteratedDirections = ({ dimensions, oversampling }: ProfileOptions): number => dimensions + oversampling;

/**
 * One thread's share of the profiles, which it leaves in the artists' rows, the strongest direction first, so that a profile
 * is a row's first `dimensions` numbers; 0 for artists without entries. No row of a stage
 * reads another of its side, and sums are joined in one order: the number of threads changes no byte.
 * @param onPass called after every pass, and at the end
 */
export async function profileSpace(
  kernel: VectorKernel,
  buffer: ArrayBufferLike,
  layout: SpaceLayout,
  { passes, minListeners }: ProfileOptions,
  stages: Stages,
  onPass: () => void,
): Promise<void> {
  const { users, artists, factors, userRows, artistRows, userArtists, artistUsers } = layout;
  const fromUsers = async (least: number) => {
    kernel.setMatrix(artistUsers.starts, artistUsers.indices, artistUsers.values);
    shareRows(stages, artists, (first, last) => kernel.multiplyRows(userRows, artistRows, first, last, least));
    await stages.meet();
  };
  for (let pass = 0; pass < passes; pass++) {
    await fromUsers(minListeners);
    kernel.setMatrix(userArtists.starts, userArtists.indices, userArtists.values);
    shareRows(stages, users, (first, last) => kernel.multiplyRows(artistRows, userRows, first, last, 0));
    await stages.meet();
    await orthonormalise();
    onPass();
  }
  await fromUsers(minListeners);
  shareGram(kernel, buffer, layout, artistRows, artists, stages);
  await stages.meet();
  stages.share(1, () => {
    const gram = joinGram(buffer, layout.gramParts, factors);
    new Float64Array(buffer, layout.matrix, factors ** 2).set(principalAxes(gram, factors));
  });
  await stages.meet();
  await fromUsers(0);
  shareRows(stages, artists, (first, last) => kernel.rotateRows(artistRows, layout.matrix, first, last));
  await stages.meet();
  onPass();

  /** Makes the columns of the users' rows orthonormal; dependent ones become 0. */
  async function orthonormalise(): Promise<void> {
    shareGram(kernel, buffer, layout, userRows, users, stages);
    await stages.meet();
    stages.share(1, () => {
      const gram = joinGram(buffer, layout.gramParts, factors);
      new Float64Array(buffer, layout.matrix, factors ** 2).set(whitening(gram, factors));
    });
    await stages.meet();
    shareRows(stages, users, (first, last) => kernel.transformRows(userRows, layout.matrix, first, last));
    await stages.meet();
  }
}
