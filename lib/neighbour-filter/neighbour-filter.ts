import type { Neighbour } from "../site-data/artist.ts";
import type { ListenerRange, NeighbourFilter } from "./address.ts";

type Evidence = Pick<Neighbour, "listeners" | "overlap">;

export const EVERYONE: ListenerRange = { from: 0, to: Number.POSITIVE_INFINITY };

/** Keeps every neighbour. */
export const NO_FILTER: NeighbourFilter = { heard: EVERYONE, shared: 0 };

/** The shortest query string that `filterOf` reads as this filter: "" or "?heard=20-199&shared=5". */
export function queryOf({ heard, shared }: NeighbourFilter): string {
  const parameters = new URLSearchParams();
  if (heard.from > 0 || heard.to !== EVERYONE.to) {
    parameters.set("heard", `${heard.from || ""}-${heard.to === EVERYONE.to ? "" : heard.to}`);
  }
  if (shared > 0) parameters.set("shared", String(shared));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** A neighbour and its rank in the whole list, from 1, regardless of filters. */
export type RankedNeighbour = Neighbour & { rank: number };

/** A whole list, nearest first, with ranks. */
export function rankNeighbours(neighbours: readonly Neighbour[]): RankedNeighbour[] {
  return neighbours.map((neighbour, index) => ({ ...neighbour, rank: index + 1 }));
}

/** The neighbours that match the filter, in their order. */
export function filterNeighbours<Item extends Evidence>(neighbours: readonly Item[], filter: NeighbourFilter): Item[] {
  const { heard, shared } = filter;
  return neighbours.filter(
    ({ listeners, overlap }) => listeners >= heard.from && listeners <= heard.to && overlap >= shared,
  );
}

/** The filter choices for one list of neighbours. */
export type FilterChoices = {
  ranges: ListenerRange[];
  stops: number[];
  minimums: number[];
};

export function filterChoices(neighbours: readonly Evidence[]): FilterChoices {
  return {
    ranges: popularityRanges(neighbours),
    stops: popularityStops(neighbours),
    minimums: sharedMinimums(neighbours),
  };
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

/** The stops of the popularity slider: round numbers of listeners with neighbours below and above. Ascending. */
export function popularityStops(neighbours: readonly Evidence[]): number[] {
  return roundCandidates(neighbours.map(({ listeners }) => listeners)).map(({ cut }) => cut);
}

/** The range from stop `low` (0: no lower limit) to below stop `high` (`stops.length`: no upper limit), 0 ≤ low ≤ high. */
export function rangeBetween(low: number, high: number, stops: readonly number[]): ListenerRange {
  const from = stops[low - 1] ?? 0;
  const end = stops[high];
  return { from, to: end === undefined ? EVERYONE.to : end - 1 };
}

/** The stops of a range, as `rangeBetween` takes them; those just outside if it lies between two. */
export function stopsOf({ from, to }: ListenerRange, stops: readonly number[]): [low: number, high: number] {
  const low = stops.filter((stop) => stop <= from).length;
  return [low, Math.max(low, stops.filter((stop) => stop <= to).length)];
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
