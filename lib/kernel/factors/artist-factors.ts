import type { Csr } from "../csr.ts";
import { assertRowLength, type VectorKernel } from "../vectors/kernel.ts";
import { fillSpace, joinGram, type SpaceLayout, shareGram } from "../vectors/layout.ts";
import { type Stages, shareRows } from "../vectors/stages.ts";
import type { FactorMatrix } from "./factor-matrix.ts";

// Implicit alternating least squares (Hu, Koren & Volinsky 2008, "Collaborative Filtering for Implicit Feedback Datasets"),
// each row solved by conjugate gradient (Takács, Pilászy & Tikk 2011, "Applications of the Conjugate Gradient Method for
// Implicit Feedback Collaborative Filtering"). Minimises
//
//     Σ_{u,i} c(u,i)·(p(u,i) − x_u·y_i)² + λ·(Σ_u ‖x_u‖² + Σ_i ‖y_i‖²)
//
// over all pairs, with p = 1, c = 1 + α·w(u,i) where u listens to i, and p = 0, c = 1 elsewhere.
// Time: rounds · (steps + 1) · (entries · 4·factors + (users + artists) · factors²) multiply-adds. ./reference.fixture.ts does
// the same in doubles, to be read.

/** How implicit factors are trained from a method's weights. */
export interface FactorTraining {
  /** Length of a latent vector, a multiple of 16. */
  factors: number;
  /** α in c(u,i) = 1 + α·w(u,i). */
  confidence: number;
  /** λ, added to the diagonal of every normal equation. */
  regularisation: number;
  /** Rounds of solving all users, then all artists. */
  rounds: number;
  /** Conjugate gradient steps per row and round, starting from the row's last solution; `factors` steps solve exactly. */
  steps: number;
  /** Artists with fewer listeners don't influence the factors; they are placed among them afterwards. */
  minListeners: number;
}

/** @throws RangeError if a training option is out of range */
export function assertTraining({ factors, regularisation, rounds, steps }: FactorTraining): void {
  assertRowLength("factors", factors);
  for (const [name, value] of Object.entries({ rounds, steps })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} is ${value}, expected a positive integer.`);
  }
  if (!Number.isFinite(regularisation) || regularisation <= 0) {
    throw new RangeError(`regularisation is ${regularisation}, expected a positive number.`);
  }
}

/**
 * Where training starts: from small, centred random numbers, so that no direction is favoured (uniform in [0, 1) as given; the
 * same stream gives the same factors, bit for bit), or from the first columns of rows that artists already have.
 */
export type TrainingStart = { random: () => number } | { artists: FactorMatrix };

/**
 * Writes α·w and the factors' first values into the memory. Rows without entries, and artists with too few listeners, are 0.
 * @throws RangeError if the given rows are shorter than the factors
 */
export function prepareTraining(
  buffer: ArrayBufferLike,
  layout: SpaceLayout,
  weights: Csr,
  { confidence, minListeners }: FactorTraining,
  start: TrainingStart,
): void {
  const { users, artists, factors } = layout;
  fillSpace(buffer, layout, weights, minListeners, (position) => confidence * weights.data[position]);
  const sides = {
    users: { rowsAt: layout.userRows, startsAt: layout.userArtists.starts, rows: users, least: 1 },
    artists: {
      rowsAt: layout.artistRows,
      startsAt: layout.artistUsers.starts,
      rows: artists,
      least: Math.max(1, minListeners),
    },
  };
  const fill = (
    { rowsAt, startsAt, rows, least }: (typeof sides)["users"],
    value: (row: number, f: number) => number,
  ) => {
    const data = new Float32Array(buffer, rowsAt, rows * factors);
    const starts = new Uint32Array(buffer, startsAt, rows + 1);
    for (let row = 0; row < rows; row++) {
      if (starts[row + 1] - starts[row] < least) continue;
      for (let f = 0; f < factors; f++) data[row * factors + f] = value(row, f);
    }
  };
  if ("random" in start) {
    const { random } = start;
    fill(sides.users, () => (random() - 0.5) * 0.02);
    fill(sides.artists, () => (random() - 0.5) * 0.02);
    return;
  }
  const { factors: width, data } = start.artists;
  if (width < factors) throw new RangeError(`Rows of ${width} numbers cannot start ${factors} factors.`);
  // Users are solved first, from 0.
  fill(sides.artists, (row, f) => data[row * width + f]);
}

/** More than any row has. */
const NO_LIMIT = 0xffff_ffff;

/**
 * One thread's share of the training: implicit ALS over the artists with enough listeners, then the others placed by one
 * solution of their own normal equations, the users' factors being fixed. So noise that would fit any direction does not distort
 * the space, and every artist still has a position in it. No row of a half reads another, and sums are joined in one order:
 * the number of threads changes no byte.
 * @param onHalf called after every half of a round that this thread has seen finished
 */
export async function trainSpace(
  kernel: VectorKernel,
  buffer: ArrayBufferLike,
  layout: SpaceLayout,
  { regularisation, rounds, steps, minListeners }: FactorTraining,
  stages: Stages,
  onHalf: () => void,
): Promise<void> {
  const { users, artists, factors, userRows, artistRows } = layout;
  const halfOf = {
    users: { rows: users, target: userRows, fixedRows: artists, fixed: artistRows, sparse: layout.userArtists },
    artists: { rows: artists, target: artistRows, fixedRows: users, fixed: userRows, sparse: layout.artistUsers },
  };
  const half = async (side: keyof typeof halfOf, least: number, limit: number) => {
    const { rows, target, fixedRows, fixed, sparse } = halfOf[side];
    shareGram(kernel, buffer, layout, fixed, fixedRows, stages);
    await stages.meet();
    stages.share(1, () => {
      const gram = joinGram(buffer, layout.gramParts, factors);
      for (let f = 0; f < factors; f++) gram[f * factors + f] += regularisation;
      new Float32Array(buffer, layout.matrix, factors ** 2).set(gram);
    });
    await stages.meet();
    kernel.setMatrix(sparse.starts, sparse.indices, sparse.values);
    shareRows(stages, rows, (first, last) =>
      kernel.solveRows(fixed, target, layout.matrix, steps, first, last, least, limit),
    );
    await stages.meet();
    onHalf();
  };
  for (let round = 0; round < rounds; round++) {
    await half("users", 0, NO_LIMIT);
    await half("artists", minListeners, NO_LIMIT);
  }
  await half("artists", 0, minListeners);
}

/** How often `trainSpace` calls `onHalf`. */
export const halvesOf = ({ rounds }: FactorTraining) => 2 * rounds + 1;
