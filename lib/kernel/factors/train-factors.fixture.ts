import { type Csr, transpose } from "../csr.ts";
import { type FactorTraining, prepareTraining, trainingHalves } from "./artist-factors.ts";
import {
  assertOptions,
  type FactorMatrix,
  type ImplicitFactorOptions,
  randomFactors,
  solveRows,
} from "./implicit-factors.ts";

/**
 * Implicit ALS over a whole matrix, on this thread.
 * @param extraConfidence users in rows; c − 1 of every stored entry, at least 0
 */
export function* trainImplicitFactors(
  extraConfidence: Csr,
  options: ImplicitFactorOptions,
): Generator<number, { users: FactorMatrix; artists: FactorMatrix }> {
  assertOptions(options);
  const artistUsers = transpose(extraConfidence);
  const users = randomFactors(extraConfidence, options);
  const artists = randomFactors(artistUsers, options);
  const halves = 2 * options.rounds;
  for (let half = 0; half < halves; half++) {
    const solving =
      half % 2 === 0
        ? solveRows(users, artists, extraConfidence, options)
        : solveRows(artists, users, artistUsers, options);
    for (const share of solving) yield (half + share) / halves;
  }
  return { users, artists };
}

/**
 * Factors of users and artists on this thread: byte for byte the result of `trainOnThreads`. Yields the share done.
 * @param weights users in rows
 * @throws RangeError if a training option is out of range
 */
export function* trainArtistFactors(
  weights: Csr,
  training: FactorTraining,
  random: () => number,
): Generator<number, { users: FactorMatrix; artists: FactorMatrix }> {
  const state = prepareTraining(weights, training, random);
  const halves = trainingHalves(state, training.rounds);
  for (const [index, { target, fixed, extraConfidence }] of halves.entries()) {
    for (const share of solveRows(target, fixed, extraConfidence, training)) yield (index + share) / halves.length;
  }
  return { users: state.users, artists: state.artists };
}
