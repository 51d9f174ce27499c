import type { Estimate } from "../../lib/site-data/quality.ts";
import { randomStream } from "../random/random-stream.ts";

/** One measure of every user, as hits of trials: means are Σ hits / Σ trials. */
export interface UserTallies {
  hits: Float64Array;
  trials: Float64Array;
}

/** How often each user is drawn, for every bootstrap sample: row-major, samples · users. */
export interface Resamples {
  samples: number;
  users: number;
  counts: Uint16Array;
}

/** Draws users with replacement, as many as there are; the same draws serve every method, so that methods stay paired. */
export function drawResamples(users: number, samples: number, seed: number): Resamples {
  const counts = new Uint16Array(samples * users);
  const random = randomStream(seed, "bootstrap");
  for (let sample = 0; sample < samples; sample++) {
    for (let drawn = 0; drawn < users; drawn++) {
      const place = sample * users + Math.floor(random() * users);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return { samples, users, counts };
}

/** Σ hits / Σ trials with the 2.5th and 97.5th percentiles of its bootstrap samples (Efron 1979). */
export function estimate(tallies: UserTallies, resamples: Resamples): Estimate {
  return withInterval(ratio(tallies, null), sampledRatios(tallies, resamples));
}

/** The difference of two measures of the same users, both taken from the same bootstrap sample each time. */
export function estimateDifference(tallies: UserTallies, baseline: UserTallies, resamples: Resamples): Estimate {
  const others = sampledRatios(baseline, resamples);
  const differences = sampledRatios(tallies, resamples).map((value, sample) => value - (others[sample] ?? 0));
  return withInterval(ratio(tallies, null) - ratio(baseline, null), differences);
}

function sampledRatios(tallies: UserTallies, { samples, users, counts }: Resamples): Float64Array {
  return Float64Array.from({ length: samples }, (_, sample) =>
    ratio(tallies, counts.subarray(sample * users, (sample + 1) * users)),
  );
}

function ratio({ hits, trials }: UserTallies, counts: Uint16Array | null): number {
  let hitSum = 0;
  let trialSum = 0;
  for (let user = 0; user < hits.length; user++) {
    const count = counts === null ? 1 : (counts[user] ?? 0);
    hitSum += count * (hits[user] ?? 0);
    trialSum += count * (trials[user] ?? 0);
  }
  return trialSum === 0 ? 0 : hitSum / trialSum;
}

function withInterval(mean: number, values: Float64Array): Estimate {
  const ascending = values.toSorted();
  const at = (share: number) => ascending[Math.round(share * (ascending.length - 1))] ?? mean;
  return { mean, low: at(0.025), high: at(0.975) };
}
