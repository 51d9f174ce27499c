import type { Csr } from "../../lib/kernel/csr.ts";

/**
 * Pairs of artists that a worker thread compares per second, approximately: one listener of 20,000 and of 50,000 artists among
 * 2,000 of 50 took 3.3 s and 16.6 s on two workers (202 million and 1.25 billion pairs, user-median-log, two cores at
 * 2–3 times their load).
 */
const PAIRS_PER_SECOND = 40e6;
/** A shorter time needs no warning. */
const UNUSUAL_SECONDS = 180;
/** Fewer pairs take only seconds, however they are distributed. */
const UNUSUAL_PAIRS = 1e9;
/** Up to this many listeners are "a few"; it is unusual if they make most of the pairs. */
const A_FEW = 10;
const CAPS = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100] as const;

const pairsOf = (artists: number) => (artists * (artists - 1)) / 2;

/** Pairs that lists of these lengths make where at most `cap` of each count. */
function pairsUnder(lengths: Iterable<number>, cap: number): number {
  let pairs = 0;
  for (const length of lengths) pairs += pairsOf(Math.min(length, cap));
  return pairs;
}

/**
 * A sentence on the cost of comparing artists, if that is unusual: each listener makes a pair of every two
 * of their artists, so that one with 100,000 makes five billion. null for ordinary data.
 */
export function unusualCost({ indptr, rows }: Pick<Csr, "indptr" | "rows">, workers: number): string | null {
  const lengths = Float64Array.from({ length: rows }, (_, user) => (indptr[user + 1] ?? 0) - (indptr[user] ?? 0));
  const pairs = pairsUnder(lengths, Number.POSITIVE_INFINITY);
  const seconds = (of: number) => of / PAIRS_PER_SECOND / workers;
  lengths.sort().reverse();
  const few = lengths.subarray(0, A_FEW);
  const areFewMost = pairs >= UNUSUAL_PAIRS && pairsUnder(few, Number.POSITIVE_INFINITY) > pairs / 2;
  if (!areFewMost && seconds(pairs) < UNUSUAL_SECONDS) return null;
  const cap = CAPS.find((most) => pairsUnder(lengths, most) <= pairs / 10) ?? CAPS[CAPS.length - 1] ?? 1;
  const count = (value: number) => Math.round(value).toLocaleString("en-GB");
  const minutes = (of: number) => {
    const whole = Math.round(seconds(of) / 60);
    return whole < 1 ? "less than a minute" : `about ${count(whole)} minute${whole === 1 ? "" : "s"}`;
  };
  const left = pairsUnder(lengths, cap);
  return `Comparing the artists means ${count(pairs)} pairs, ${minutes(pairs)} of work, as the longest list has ${count(lengths[0] ?? 0)} artists; --max-artists-per-listener ${cap} leaves ${count(left)} pairs, ${minutes(left)}.`;
}
