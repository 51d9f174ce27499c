import type { Plot } from "../../../lib/figures/_shared/plot.ts";
import { BAND_EDGE_OPACITY, BAND_OPACITY, COLOUR, DASHES, LINE_WIDTH } from "./theme.ts";

/** What the lines, bands and squares of a plot stand for; told apart by dash, width and size, not by colour alone. */
export function PlotKey({ plot }: { plot: Plot }) {
  const entries = keyOf(plot);
  if (entries.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-ink-soft">
      {entries.map(({ label, sample }) => (
        <li key={label} className="flex items-center gap-x-1.5">
          <svg width="22" height="14" aria-hidden="true">
            {sample}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

const line = (stroke: string, width: number, dashes?: string) => (
  <line x2="22" y1="7" y2="7" stroke={stroke} strokeWidth={width} strokeDasharray={dashes} />
);

/** Label and sample of everything that needs telling apart; nothing where a plot has one kind of mark. */
export function keyOf(plot: Plot) {
  if (plot.kind === "lines") {
    const { lines, bands, reference } = plot;
    if (lines.length + bands.length + (reference === null ? 0 : 1) < 2) return [];
    return [
      ...lines.map(({ label, style }) => ({
        label,
        sample:
          style === "accent" ? line(COLOUR.mark, LINE_WIDTH.accent) : line(COLOUR.ink, LINE_WIDTH.ink, DASHES.ink),
      })),
      ...bands.map(({ label, id }, index) => ({
        label,
        // Bands lie on each other: the innermost is the darkest.
        sample: (
          <rect
            key={id}
            x="0.5"
            y="0.5"
            width="21"
            height="13"
            fill={COLOUR.mark}
            fillOpacity={BAND_OPACITY * (index + 1)}
            stroke={COLOUR.mark}
            strokeOpacity={BAND_EDGE_OPACITY}
          />
        ),
      })),
      ...(reference === null
        ? []
        : [{ label: reference.label, sample: line(COLOUR.reference, LINE_WIDTH.reference, DASHES.reference) }]),
    ];
  }
  if (plot.kind === "cells") {
    return [
      ...plot.legend.map(({ side, label }) => ({
        label,
        sample: <rect x={11 - 6 * side} y={7 - 6 * side} width={12 * side} height={12 * side} fill={COLOUR.mark} />,
      })),
      { label: plot.line.label, sample: line(COLOUR.ink, 2) },
    ];
  }
  return [];
}
