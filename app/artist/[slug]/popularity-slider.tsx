"use client";

import { formatCount } from "../../../lib/format.ts";
import type { NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { rangeBetween, stopsOf } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { replaceFilter } from "./use-neighbour-filter.ts";

type PopularitySliderProps = { path: string; stops: readonly number[]; filter: NeighbourFilter };

/** Selects any range of popularity. Needs scripts; the named steps beside it don't. */
export function PopularitySlider({ path, stops, filter: { heard, shared } }: PopularitySliderProps) {
  if (stops.length === 0) return null;
  const [low, high] = stopsOf(heard, stops);
  const move = (from: number, to: number) => replaceFilter(path, { heard: rangeBetween(from, to, stops), shared });
  const min = stops[low - 1];
  const max = stops[high];
  return (
    <div className="mt-2 flex max-w-md flex-wrap gap-x-6 noscript:hidden">
      <Thumb
        label="At least"
        value={low}
        max={stops.length}
        stop={min}
        unlimited="No lower limit"
        onMove={(to) => move(Math.min(to, high), high)}
      />
      <Thumb
        label="Fewer than"
        value={high}
        max={stops.length}
        stop={max}
        unlimited="No upper limit"
        onMove={(to) => move(low, Math.max(to, low))}
      />
    </div>
  );
}

type ThumbProps = {
  label: string;
  value: number;
  max: number;
  /** Listeners; undefined at the end of the scale. */
  stop: number | undefined;
  unlimited: string;
  onMove: (value: number) => void;
};

function Thumb({ label, value, max, stop, unlimited, onMove }: ThumbProps) {
  return (
    <label className="min-w-36 flex-1 text-sm">
      {stop === undefined ? (
        <span>{unlimited}</span>
      ) : (
        <>
          <span className="text-ink-soft">{label}</span> <span>{formatCount(stop)}</span>
        </>
      )}
      <input
        type="range"
        min={0}
        max={max}
        value={value}
        aria-label={`${label}, listeners`}
        aria-valuetext={stop === undefined ? unlimited : `${formatCount(stop)} listeners`}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
        className="block h-11 w-full accent-accent"
      />
    </label>
  );
}
