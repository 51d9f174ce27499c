import type { Explore, RankedArtist } from "../../lib/contracts/explore.ts";
import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";

/** A mean this many times the median says that a few artists make it. */
const SKEWED = 1.5;

export function mostListeners(artists: readonly RankedArtist[], users: number): string {
  const first = artists[0];
  const last = artists.at(-1);
  if (first === undefined || last === undefined) return "No artist has been published.";
  const lead = `${first.name} is heard by ${formatCount(first.value)} of ${formatPlural(users, "listener")} (${formatShare(first.value / users)})`;
  if (first === last) return `${lead}.`;
  return `${lead}; ${last.name}, number ${artists.length}, by ${formatCount(last.value)} (${formatShare(last.value / users)}).`;
}

/** @param plays of all artists, published or not */
export function mostPlays(artists: readonly RankedArtist[], plays: number): string {
  const first = artists[0];
  if (first === undefined) return "No artist has been published.";
  const shown = artists.reduce((sum, { value }) => sum + value, 0);
  return (
    `${first.name} was played most: ${formatPlural(first.value, "time")}, by ${formatPlural(first.listeners, "listener")}. ` +
    `${artists.length === 1 ? "That is" : `The ${artists.length} artists shown hold`} ${formatShare(shown / plays)} of all plays.`
  );
}

export function highestAveragePlays({ highestAveragePlays, averagePlaysPerArtist }: Explore): string {
  const { artists, minListeners } = highestAveragePlays;
  const [first] = artists;
  if (first === undefined) return `No artist has ${formatPlural(minListeners, "listener")} or more.`;
  return (
    `Among artists with at least ${formatPlural(minListeners, "listener")}, ${first.name} is played most by each: ` +
    `${formatPlural(Math.round(first.value), "time")} on average, by ${formatPlural(first.listeners, "listener")}. ` +
    `For the median of all artists it is ${formatPlural(Math.round(averagePlaysPerArtist.median), "time")}.`
  );
}

export function listenersPerArtist({ listenersPerArtist: listeners, mostListeners }: Explore): string {
  const { median, artists, bins, max } = listeners;
  const [lowest] = bins;
  const [first] = mostListeners;
  const top = first === undefined ? "the largest audience is" : `the most heard, ${first.name}, has`;
  // The bin [1, 2) holds the artists with exactly one listener, unless it is the last one and also holds 2.
  const single = lowest !== undefined && bins.length > 1 && lowest.from === 1 && lowest.to === 2 ? lowest.artists : 0;
  const start =
    median === 1 && single > 0
      ? `${formatShare(single / artists)} of the ${formatCount(artists)} artists have 1 listener`
      : `Half of the ${formatCount(artists)} artists have at most ${formatPlural(Math.floor(median), "listener")}`;
  return `${start}; ${top} ${formatCount(max)}.`;
}

export function playsPerArtist({ playsPerArtist: plays, mostPlays }: Explore): string {
  const { median, mean, artists, max } = plays;
  const [first] = mostPlays;
  const top = `${first === undefined ? "the most played one" : first.name}, played ${formatPlural(max, "time")}`;
  const start = `Half of the ${formatCount(artists)} artists were played at most ${formatPlural(Math.floor(median), "time")}.`;
  if (mean < SKEWED * median) return `${start} The mean is ${formatCount(mean)}; the most is ${top}.`;
  return `${start} The mean, ${formatCount(mean)}, is ${times(mean / median)} that: a few artists pull it up, above all ${top}.`;
}

export function averagePlaysPerArtist({ averagePlaysPerArtist: average, highestAveragePlays }: Explore): string {
  const { median, artists, max } = average;
  const [first] = highestAveragePlays.artists;
  const start = `Half of the ${formatCount(artists)} artists get at most ${formatPlural(Math.round(median), "play")} from each listener, on average.`;
  if (first !== undefined && first.value >= max)
    return `${start} The highest average is ${first.name}’s, ${formatCount(max)}.`;
  return (
    `${start} The highest average, ${formatCount(max)}, belongs to an artist with fewer than ` +
    `${formatPlural(highestAveragePlays.minListeners, "listener")}: that is why the ranking above has a floor.`
  );
}

function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(1).replace(/\.0$/, "") : formatCount(ratio)} times`;
}
