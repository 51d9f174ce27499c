import { type Csr, columnLengths, transpose } from "./csr.ts";
import { type FactorMatrix, type ImplicitFactorOptions, solveRows, trainImplicitFactors } from "./implicit-factors.ts";

/** How implicit factors are trained from a method's weights. */
export interface FactorTraining extends Omit<ImplicitFactorOptions, "random"> {
  /** α in c(u,i) = 1 + α·w(u,i). */
  confidence: number;
  /** Artists with fewer listeners don't shape the factors; they are placed among them afterwards. */
  minListeners: number;
}

/**
 * Factors of users and artists by implicit ALS over the artists with enough listeners. The others are then placed by
 * one solution of their own normal equations, the users' factors being fixed: noise that would fit any direction
 * doesn't bend the space, and still every artist has a place in it. Yields the share that is done.
 * @param weights users in rows
 * @throws RangeError where a training option is out of range
 */
export function* trainArtistFactors(
  weights: Csr,
  training: FactorTraining,
  random: () => number,
): Generator<number, { users: FactorMatrix; artists: FactorMatrix }> {
  const listeners = columnLengths(weights);
  const isKept = (artist: number) => (listeners[artist] ?? 0) >= training.minListeners;
  const { confidence } = training;
  const trained = yield* trainImplicitFactors(pickArtists(weights, isKept, confidence), { ...training, random });
  const rare = transpose(pickArtists(weights, (artist) => !isKept(artist), confidence));
  yield* solveRows(trained.artists, trained.users, rare, training);
  return trained;
}

/** The entries of some artists, times `scale`; rows and columns keep their numbers. */
function pickArtists(
  { rows, columns, indptr, indices, data }: Csr,
  isPicked: (artist: number) => boolean,
  scale: number,
): Csr {
  const ends = new Uint32Array(rows + 1);
  const pickedIndices = new Uint32Array(indices.length);
  const pickedData = new Float64Array(indices.length);
  let picked = 0;
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1] ?? 0;
    for (let position = indptr[row] ?? 0; position < end; position++) {
      const artist = indices[position] ?? 0;
      if (!isPicked(artist)) continue;
      pickedIndices[picked] = artist;
      pickedData[picked] = scale * (data[position] ?? 0);
      picked += 1;
    }
    ends[row + 1] = picked;
  }
  return {
    rows,
    columns,
    indptr: ends,
    indices: pickedIndices.subarray(0, picked),
    data: pickedData.subarray(0, picked),
  };
}
