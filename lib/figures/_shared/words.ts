import { formatCount, formatPlural, formatShare } from "../../format.ts";

/** The findings of figures that have nothing to show. */
export const NO_ARTISTS = "There are no artists to show.";
export const NONE_ABOVE_FLOOR = "No artist has that many listeners.";

/** 1.5 → "1.5", 12.34 → "12", 5000 → "5,000": whole from 10 on. */
export function formatDecimal(value: number): string {
  return value < 10 ? String(Math.round(value * 100) / 100) : formatCount(value);
}

/** 3.21 → "3.2 times", 12.4 → "12 times". */
export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(1).replace(/\.0$/, "") : formatCount(ratio)} times`;
}

/** "the 4,721 artists", or with a floor "the 1,204 artists with at least 10 listeners". */
export function theArtists(count: number, floor: number): string {
  const artists = `the ${formatPlural(count, "artist")}`;
  return floor > 1 ? `${artists} with at least ${formatPlural(floor, "listener")}` : artists;
}

/** Whole numbers name a bin by its first and last value, fractions by its edges. */
export type BinValues = "whole" | "fractional";

/** [2, 5) → "2–4" in whole numbers, "2 to below 5" in fractions; the last bin also holds its end. */
export function binLabel({ from, to }: { from: number; to: number }, last: boolean, values: BinValues): string {
  if (values === "fractional") return `${formatDecimal(from)} to ${last ? "" : "below "}${formatDecimal(to)}`;
  const first = Math.ceil(from);
  const final = last ? Math.floor(to) : Math.ceil(to) - 1;
  if (final < first) return "none";
  return first === final ? formatCount(first) : `${formatCount(first)}–${formatCount(final)}`;
}

/** A power of ten as a percentage, without rounding it away: 0.0001 → "0.01%". */
export const percentLabel = (share: number) => `${Number((share * 100).toPrecision(3))}%`;

/** Shares near 0 and near 1 with the digits that tell them apart from those: "0.034%", "99.97%". */
export function formatPrecise(share: number): string {
  const percent = share * 100;
  const gap = Math.min(percent, 100 - percent);
  if (gap >= 1 || gap === 0) return formatShare(share);
  const decimals = Math.min(6, 1 - Math.floor(Math.log10(gap)));
  return `${percent.toFixed(decimals)}%`;
}
