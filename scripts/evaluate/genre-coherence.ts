import type { NeighbourTable } from "../../lib/kernel/table.ts";
import type { UserTallies } from "./bootstrap.ts";
import { type GenreTruth, genreCosine } from "./genre-truth.ts";

/** Audience sizes that are judged separately, by training listeners; the last one is open. */
export const COHERENCE_BANDS = [
  { from: 1, to: 2 },
  { from: 3, to: 9 },
  { from: 10, to: 49 },
  { from: 50, to: null },
] as const;

/** Neighbours with similar numbers of listeners are about equally likely to be in the catalogue. */
const MATCH_EDGES = [1, 2, 3, 5, 10, 20, 50, 100];

/** One tally for each artist with known genres, by its unit; artists take the place of users in the bootstrap. */
export interface CoherenceTallies {
  /** Listed neighbours with known genres only. */
  pairs: UserTallies;
  /** Every place of the list: known neighbours represent unknown ones with similar audiences; an empty place counts 0. */
  places: UserTallies;
}

export function createCoherence({ known }: GenreTruth): CoherenceTallies[] {
  const tallies = (): UserTallies => ({ hits: new Float64Array(known), trials: new Float64Array(known) });
  return COHERENCE_BANDS.map(() => ({ pairs: tallies(), places: tallies() }));
}

/**
 * Adds, for every artist with known genres, the cosines of its genres and those of its first `length` neighbours, to the
 * band of its listeners. The catalogue knows nearly all of the most listened to artists and few of the others, so counting
 * unknown neighbours as 0 would reward popularity, and leaving them out would forgive what the rest of a list holds.
 * @param listeners of every artist of the table
 * @param originals index in `truth` of every artist of the table
 */
export function tallyCoherence(
  bands: readonly CoherenceTallies[],
  table: NeighbourTable,
  { listeners, originals, truth }: { listeners: Uint32Array; originals: Uint32Array; truth: GenreTruth },
  length: number,
): void {
  const knownOf = (artist: number) => truth.artists[originals[artist] ?? -1] ?? null;
  const weights = weightsOfMatches(listeners, (artist) => knownOf(artist) !== null);
  for (let artist = 0; artist < table.artists; artist++) {
    const known = knownOf(artist);
    const own = listeners[artist] ?? 0;
    const tallies = bands[COHERENCE_BANDS.findIndex(({ from, to }) => own >= from && own <= (to ?? own))];
    if (known === null || tallies === undefined) continue;
    const { unit } = known;
    const listed = Math.min(length, table.counts[artist] ?? 0);
    add(tallies.places, unit, 0, length - listed);
    for (let place = 0; place < listed; place++) {
      const other = table.indices[artist * table.topK + place] ?? 0;
      const knownOther = knownOf(other);
      if (knownOther === null) continue;
      const cosine = genreCosine(known.genres, knownOther.genres);
      const weight = weights[other] ?? 0;
      add(tallies.pairs, unit, cosine, 1);
      add(tallies.places, unit, weight * cosine, weight);
    }
  }
}

/** 1 / share of artists with known genres among those with similar audiences. */
function weightsOfMatches(listeners: Uint32Array, isMatched: (artist: number) => boolean): Float64Array {
  const classOf = (artist: number) => MATCH_EDGES.findLastIndex((edge) => (listeners[artist] ?? 0) >= edge);
  const all = new Float64Array(MATCH_EDGES.length);
  const matched = new Float64Array(MATCH_EDGES.length);
  for (let artist = 0; artist < listeners.length; artist++) {
    const place = classOf(artist);
    if (place < 0) continue;
    all[place] = (all[place] ?? 0) + 1;
    if (isMatched(artist)) matched[place] = (matched[place] ?? 0) + 1;
  }
  return Float64Array.from(listeners, (_, artist) => {
    const place = classOf(artist);
    return (matched[place] ?? 0) === 0 ? 0 : (all[place] ?? 0) / (matched[place] ?? 1);
  });
}

function add(tallies: UserTallies, unit: number, hits: number, trials: number): void {
  tallies.hits[unit] = (tallies.hits[unit] ?? 0) + hits;
  tallies.trials[unit] = (tallies.trials[unit] ?? 0) + trials;
}
