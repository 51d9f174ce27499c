import { formatCompact } from "../../../lib/format.ts";
import type { Tick } from "./plot.ts";

/** Where values of one axis lie, as shares of its length, and the labels along it. */
export type Scale = { at: (value: number) => number; ticks: Tick[] };

/** A scale that can be read backwards. */
export type LogScale = Scale & { valueAt: (share: number) => number };

/** Round whole values (1, 2 or 5 times a power of ten apart) from 0 up to `max`, at most `most` + 1 of them. */
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

/** 0 to 100 %. */
export function shareScale(): Scale {
  const ticks = [0, 25, 50, 75, 100].map((value) => ({ at: value / 100, label: `${value}\u00a0%` }));
  return { at: (value) => value, ticks };
}

const MOST_LOG_TICKS = 6;

/** From the power of ten at or below `min` to the one at or above `max`; values must be positive. */
export function logScale(min: number, max: number, label: (value: number) => string = formatCompact): LogScale {
  const low = Math.floor(Math.log10(min) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(max) - 1e-9));
  const every = Math.ceil((high - low) / (MOST_LOG_TICKS - 1));
  const at = (value: number) => (Math.log10(value) - low) / (high - low);
  const exponents = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return {
    at,
    valueAt: (share) => 10 ** (low + share * (high - low)),
    ticks: exponents
      .filter((exponent) => (exponent - low) % every === 0)
      .map((exponent) => ({ at: (exponent - low) / (high - low), label: label(Number(`1e${exponent}`)) })),
  };
}

/** Labels of the edges of equal slots: powers of ten, every edge where fewer than three are, never more than seven. */
export function slotTicks(edges: readonly number[]): Tick[] {
  const all = edges.map((value, slot) => ({ at: slot / (edges.length - 1), value }));
  const decades = all.filter(({ value }) => Number.isInteger(Math.log10(value)));
  const chosen = decades.length < 3 ? all : decades;
  const every = Math.ceil(chosen.length / (MOST_LOG_TICKS + 1));
  return chosen
    .filter((_, index) => index % every === 0)
    .map(({ at, value }) => ({ at, label: formatCompact(value) }));
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
