import { MIN_GROUP_LISTENERS } from "../../../../lib/primitives/privacy.ts";

/** Listeners whose total is a whole number in [from, to); null: no upper limit. */
export interface ListenerBin {
  from: number;
  to: number | null;
  listeners: number;
}

/** Distinct totals, ascending, with how many listeners have each. */
type Counted = { value: number; listeners: number }[];

/** Every listener has played something. */
const MIN_TOTAL = 1;

type Part = ListenerBin & { counted: Counted };

/** Neighbouring totals within one cell of a grid. */
type Cell = { from: number; to: number; listeners: number; counted: Counted };

/**
 * Bins of listeners' totals as narrow as they may be: each holds at least MIN_GROUP_LISTENERS, and an end is published
 * only if the listeners next to it are as many. The range is divided by round numbers first, so that the edges that
 * figures draw are kept longest.
 * @param digits significant digits that an edge may have; null: any
 * @returns ascending, with gaps where there are no listeners; empty if there are fewer than MIN_GROUP_LISTENERS
 */
export function listenerBins(totals: ArrayLike<number>, digits: number | null): ListenerBin[] {
  if (totals.length < MIN_GROUP_LISTENERS) return [];
  const counted = countedTotals(totals);
  let parts: Part[] = [{ from: MIN_TOTAL, to: null, listeners: totals.length, counted }];
  for (const step of stepsBelow(counted.at(-1)?.value ?? 1)) {
    parts = parts.flatMap((part) => divide(part, cellsOf(part, step, digits), step === 1));
  }
  return parts.map(({ from, to, listeners }) => ({ from, to, listeners }));
}

function countedTotals(totals: ArrayLike<number>): Counted {
  const counts = new Map<number, number>();
  for (const value of Array.from(totals)) {
    if (!(Number.isSafeInteger(value) && value >= MIN_TOTAL))
      throw new Error(`a listener's total is ${value}, expected a whole number from 1`);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([value, listeners]) => ({ value, listeners }));
}

/** … 100, 50, 20, 10, 5, 2, 1. */
function stepsBelow(most: number): number[] {
  const steps: number[] = [];
  for (let power = 10 ** String(most).length; power >= 1; power /= 10) {
    steps.push(...(power === 1 ? [1] : [power, power / 2, power / 5]));
  }
  return steps;
}

function cellsOf(part: Part, step: number, digits: number | null): Cell[] {
  const cells: Cell[] = [];
  for (const one of part.counted) {
    const width = digits === null ? step : Math.max(step, 10 ** Math.max(0, String(one.value).length - digits));
    const from = Math.floor(one.value / width) * width;
    const last = cells.at(-1);
    if (last !== undefined && last.from === from) {
      last.listeners += one.listeners;
      last.counted.push(one);
    } else {
      cells.push({ from, to: from + width, listeners: one.listeners, counted: [one] });
    }
  }
  return cells;
}

/**
 * One part as several, each of as few cells as hold enough listeners.
 * @param isFinest whether no finer cells follow: only then may the ends of the whole range be published, since those
 * of a wide cell would be determined by one listener
 */
function divide(part: Part, cells: readonly Cell[], isFinest: boolean): Part[] {
  const groups = groupsOf(cells);
  const divided: Part[] = [];
  for (const [index, group] of groups.entries()) {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) throw new Error("a group without cells");
    const before = divided.at(-1)?.to ?? part.from;
    const after = groups[index + 1]?.[0]?.from ?? part.to;
    const start = isEnough(first) && (isFinest || before > MIN_TOTAL) ? first.from : before;
    const end = isEnough(last) && (isFinest || after !== null) ? last.to : after;
    divided.push({
      from: Math.max(start, part.from),
      to: end === null || part.to === null ? end : Math.min(end, part.to),
      listeners: group.reduce((sum, { listeners }) => sum + listeners, 0),
      counted: group.flatMap(({ counted }) => counted),
    });
  }
  return divided;
}

function groupsOf(cells: readonly Cell[]): Cell[][] {
  const groups: Cell[][] = [];
  let open: Cell[] = [];
  let held = 0;
  for (const cell of cells) {
    open.push(cell);
    held += cell.listeners;
    if (held < MIN_GROUP_LISTENERS) continue;
    groups.push(open);
    open = [];
    held = 0;
  }
  // Too few are left behind the last group: they join it.
  groups.at(-1)?.push(...open);
  return groups;
}

const isEnough = ({ listeners }: Cell) => listeners >= MIN_GROUP_LISTENERS;
