import type { Neighbour } from "../site-data/artist.ts";
import type { ListenerRange, NeighbourFilter } from "./address.ts";

type Evidence = Pick<Neighbour, "listeners" | "overlap" | "tags">;

export const EVERYONE: ListenerRange = { from: 0, to: Number.POSITIVE_INFINITY };

/** Keeps every neighbour, in the list's own order. */
export const NO_FILTER: NeighbourFilter = { heard: EVERYONE, shared: 0, tag: null, not: null, order: null };

/** The shortest query string that `filterOf` reads as this filter: "" or "?heard=20-199&shared=5". */
export function queryOf({ heard, shared, tag, not, order }: NeighbourFilter): string {
  const { from, to } = heard;
  const range = from > 0 || to < EVERYONE.to ? `${from || ""}-${to < EVERYONE.to ? to : ""}` : null;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ heard: range, shared, tag, not, order })) {
    if (value) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

/** The neighbours that match the filter, in their order. */
export function filterNeighbours<Item extends Evidence>(neighbours: readonly Item[], filter: NeighbourFilter): Item[] {
  const { heard, shared, tag, not } = filter;
  return neighbours.filter(
    ({ listeners, overlap, tags }) =>
      listeners >= heard.from &&
      listeners <= heard.to &&
      overlap >= shared &&
      (tag === null || tags.includes(tag)) &&
      (not === null || !tags.includes(not)),
  );
}

/** The filter choices for one list of neighbours. */
export type FilterChoices = {
  ranges: ListenerRange[];
  minimums: number[];
  tags: string[];
};

export function filterChoices(neighbours: readonly Evidence[]): FilterChoices {
  return {
    ranges: popularityRanges(neighbours),
    minimums: sharedMinimums(neighbours),
    tags: frequentTags(neighbours),
  };
}

/** Tags offered at most; more would hide the list that they narrow. */
const TAGS_OFFERED = 8;

/** The tags that most neighbours carry, most frequent first; only those that some, not all, of them carry, and not one alone. */
export function frequentTags(neighbours: readonly Evidence[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of neighbours.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1 && count < neighbours.length)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, TAGS_OFFERED)
    .map(([tag]) => tag);
}

/**
 * Three ranges from the least to the best known, cut at the round numbers nearest to a third and two thirds of the list;
 * none if the list can't be cut in three.
 */
export function popularityRanges(neighbours: readonly Evidence[]): ListenerRange[] {
  const [low, high] = roundCuts(
    neighbours.map(({ listeners }) => listeners),
    [1 / 3, 2 / 3],
  );
  if (low === undefined || high === undefined) return [];
  return [
    { from: 0, to: low - 1 },
    { from: low, to: high - 1 },
    { from: high, to: EVERYONE.to },
  ];
}

/** Up to three round minimums of shared listeners, which leave about two thirds, a third and a tenth of the list. */
export function sharedMinimums(neighbours: readonly Evidence[]): number[] {
  return roundCuts(
    neighbours.map(({ overlap }) => overlap),
    [1 / 3, 2 / 3, 9 / 10],
  );
}

/**
 * For each share, the round number (1, 1.5, 2, 3, 5, 7 × 10ⁿ) whose share of values below it is closest. Ascending
 * and distinct; numbers with no value below or none from them on are left out.
 */
function roundCuts(values: readonly number[], shares: readonly number[]): number[] {
  const candidates = roundCandidates(values);
  const cuts = shares.flatMap((share) => {
    const distance = ({ below }: { below: number }) => Math.abs(below - share);
    const [nearest] = candidates.toSorted((a, b) => distance(a) - distance(b));
    return nearest === undefined ? [] : [nearest.cut];
  });
  return [...new Set(cuts)].toSorted((a, b) => a - b);
}

/** Round numbers that divide the values, ascending, each with the share of values below it. */
function roundCandidates(values: readonly number[]): { cut: number; below: number }[] {
  const largest = Math.max(0, ...values);
  const candidates: { cut: number; below: number }[] = [];
  for (let power = 1; power <= largest; power *= 10) {
    for (const digit of [1, 1.5, 2, 3, 5, 7]) {
      const cut = digit * power;
      const below = values.filter((value) => value < cut).length / values.length;
      if (Number.isInteger(cut) && below > 0 && below < 1) candidates.push({ cut, below });
    }
  }
  return candidates;
}
