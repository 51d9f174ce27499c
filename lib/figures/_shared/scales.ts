import { formatCompact } from "../../format.ts";
import type { Tick } from "./plot.ts";

/** Where values of one axis lie, as shares of its length, and the labels along it. */
export type Scale = { at: (value: number) => number; ticks: Tick[] };

/** A scale that can be read backwards. */
export type LogScale = Scale & { valueAt: (share: number) => number };

/**
 * Round whole values (1, 2 or 5 times a power of ten apart) from 0 up to `max`, at most `most` + 1 of them. Own code,
 * since d3-array's `ticks` brings 2.6 KB of the rest of its package into the dashboard's script.
 */
export function linearTicks(max: number, most: number): number[] {
  if (!(max > 0)) return [0];
  const magnitude = 10 ** Math.floor(Math.log10(max / most));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => max / candidate <= most);
  // Listeners, plays and artists come in ones.
  const width = Math.max(1, step ?? 10 * magnitude);
  return Array.from({ length: Math.floor(max / width) + 1 }, (_, index) => index * width);
}

/** From 0 to the largest value. */
export function linearScale(max: number, most = 4): Scale {
  const at = (value: number) => (max > 0 ? value / max : 0);
  return { at, ticks: linearTicks(max, most).map((value) => ({ at: at(value), label: formatCompact(value) })) };
}

/** 0 to 100%. */
export function shareScale(): Scale {
  const ticks = [0, 25, 50, 75, 100].map((value) => ({ at: value / 100, label: `${value}%` }));
  return { at: (value) => value, ticks };
}

const MAX_LOG_TICKS = 6;

/** Where logarithmic axes may begin and end, as parts of a power of ten. */
const STEPS = [1, 2, 5, 10];

/** Around [min, max], from one of 1, 2, 5 times a power of ten to another; values must be positive. */
export function logScale(min: number, max: number, label: (value: number) => string = formatCompact): LogScale {
  const first = stepAtOrBelow(min);
  const last = Math.max(stepAtOrAbove(max), 2 * first);
  const low = Math.log10(first);
  const length = Math.log10(last) - low;
  const at = (value: number) => (Math.log10(value) - low) / length;
  return {
    at,
    valueAt: (share) => 10 ** (low + share * length),
    ticks: roundValues(first, last).map((value) => ({ at: at(value), label: label(value) })),
  };
}

/** Powers of ten from `first` to `last`, with 2 and 5 where fewer than three lie there; thinned to what an axis holds. */
function roundValues(first: number, last: number): number[] {
  const between = (factors: readonly number[]) =>
    Array.from({ length: 28 }, (_, decade) => factors.map((factor) => Number(`${factor}e${decade - 12}`)))
      .flat()
      .filter((value) => value >= first && value <= last);
  const decades = between([1]);
  const chosen = decades.length < 3 ? between([1, 2, 5]) : decades;
  const every = Math.ceil(chosen.length / (MAX_LOG_TICKS + 1));
  return chosen.filter((_, index) => index % every === 0);
}

function stepAtOrBelow(value: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const step = STEPS.findLast((one) => Number(`${one}e${exponent}`) <= value) ?? 1;
  return Number(`${step}e${exponent}`);
}

function stepAtOrAbove(value: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const step = STEPS.find((one) => Number(`${one}e${exponent}`) >= value) ?? 10;
  return Number(`${step}e${exponent}`);
}

/** Round values along equal slots, which begin at the first edge and end at the last. */
export function slotTicks(edges: readonly number[]): Tick[] {
  return roundValues(edges[0] ?? 1, edges.at(-1) ?? 1).map((value) => ({
    at: slotPosition(edges, value),
    label: formatCompact(value),
  }));
}

/**
 * Where a value lies among equal slots between ascending positive edges, as a share of all of them, measured in
 * logarithms within its slot. Values outside land on the nearest end.
 */
export function slotPosition(edges: readonly number[], value: number): number {
  const slots = edges.length - 1;
  const slot = edges.findIndex((_, index) => index < slots && value < (edges[index + 1] ?? 0));
  const from = edges[slot];
  const to = edges[slot + 1];
  if (from === undefined || to === undefined) return 1;
  if (value <= from) return slot / slots;
  return (slot + Math.log(value / from) / Math.log(to / from)) / slots;
}
