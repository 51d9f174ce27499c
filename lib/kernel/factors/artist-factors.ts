import { type Allocate, allocatePrivate, type Csr, columnLengths, transpose } from "../csr.ts";
import { assertOptions, type FactorMatrix, type ImplicitFactorOptions, randomFactors } from "./implicit-factors.ts";

/** How implicit factors are trained from a method's weights. */
export interface FactorTraining extends Omit<ImplicitFactorOptions, "random"> {
  /** α in c(u,i) = 1 + α·w(u,i). */
  confidence: number;
  /** Artists with fewer listeners don't influence the factors; they are placed among them afterwards. */
  minListeners: number;
}

/** All data that training reads and writes, in buffers that threads can share. */
export interface TrainingState {
  users: FactorMatrix;
  artists: FactorMatrix;
  /** c − 1 of the artists with enough listeners, users in rows. */
  userArtists: Csr;
  /** The same, artists in rows. */
  artistUsers: Csr;
  /** c − 1 of the other artists, artists in rows. */
  rareArtistUsers: Csr;
}

/** @throws RangeError if a training option is out of range */
export function prepareTraining(
  weights: Csr,
  training: FactorTraining,
  random: () => number,
  allocate: Allocate = allocatePrivate,
): TrainingState {
  assertOptions(training);
  const listeners = columnLengths(weights);
  const isKept = (artist: number) => listeners[artist] >= training.minListeners;
  const { confidence, factors } = training;
  const userArtists = pickArtists(weights, isKept, confidence, allocate);
  const artistUsers = transpose(userArtists, allocate);
  const rareArtistUsers = transpose(
    pickArtists(weights, (artist) => !isKept(artist), confidence),
    allocate,
  );
  const users = randomFactors(userArtists, { factors, random }, allocate);
  const artists = randomFactors(artistUsers, { factors, random }, allocate);
  return { users, artists, userArtists, artistUsers, rareArtistUsers };
}

/** One side is solved while the other is fixed. */
export type Half = Record<"target" | "fixed", FactorMatrix> & { extraConfidence: Csr };

/**
 * The halves of training in their order: implicit ALS over the artists with enough listeners, then the others placed by
 * one solution of their own normal equations, the users' factors being fixed: noise that would fit any direction
 * doesn't distort the space, and every artist still has a position in it.
 */
export function trainingHalves(state: TrainingState, rounds: number): Half[] {
  const { users, artists, userArtists, artistUsers, rareArtistUsers } = state;
  const round: Half[] = [
    { target: users, fixed: artists, extraConfidence: userArtists },
    { target: artists, fixed: users, extraConfidence: artistUsers },
  ];
  const last = { target: artists, fixed: users, extraConfidence: rareArtistUsers };
  return [...Array.from({ length: rounds }, () => round).flat(), last];
}

/** The entries of some artists, times `scale`; rows and columns keep their numbers. */
function pickArtists(
  { rows, columns, indptr, indices, data }: Csr,
  isPicked: (artist: number) => boolean,
  scale: number,
  allocate: Allocate = allocatePrivate,
): Csr {
  const ends = new Uint32Array(allocate((rows + 1) * Uint32Array.BYTES_PER_ELEMENT));
  const pickedIndices = new Uint32Array(allocate(indices.length * Uint32Array.BYTES_PER_ELEMENT));
  const pickedData = new Float64Array(allocate(indices.length * Float64Array.BYTES_PER_ELEMENT));
  let picked = 0;
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1];
    for (let position = indptr[row]; position < end; position++) {
      const artist = indices[position];
      if (!isPicked(artist)) continue;
      pickedIndices[picked] = artist;
      pickedData[picked] = scale * data[position];
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
