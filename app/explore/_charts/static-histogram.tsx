import type { Accessible, HistogramPlot } from "./plot.ts";
import { SlotMarks } from "./slot-marks.tsx";
import { BIN_GAP_SHARE, COLOUR, HISTOGRAM_MARGIN, LEAST_BAR_PX, TICK_TEXT } from "./theme.ts";

/** A histogram without a script: every length is a share of the plot area, so the box may have any width. */
export function StaticHistogram({ plot, label, describedBy }: { plot: HistogramPlot } & Accessible) {
  const { bins, countTicks } = plot;
  const max = Math.max(...bins.map(({ artists }) => artists));
  const across = (slots: number) => `${round((100 * slots) / bins.length)}%`;
  const tall = (artists: number) => round((100 * artists) / max);
  const margin = HISTOGRAM_MARGIN;
  return (
    <svg
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className="absolute overflow-visible"
      style={{ top: margin.top, left: margin.left }}
      width={`calc(100% - ${margin.left + margin.right}px)`}
      height={`calc(100% - ${margin.top + margin.bottom}px)`}
    >
      {countTicks.map((tick) => (
        <g key={tick.at}>
          <line x2="100%" y1={`${100 - tall(tick.at)}%`} y2={`${100 - tall(tick.at)}%`} stroke={COLOUR.grid} />
          <text {...TICK_TEXT} y={`${100 - tall(tick.at)}%`} dx={-8} dy="0.35em" textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {bins.map((bin, slot) =>
        bin.artists === 0 ? null : (
          <rect
            key={bin.label}
            x={across(slot + BIN_GAP_SHARE)}
            width={across(1 - 2 * BIN_GAP_SHARE)}
            style={{
              y: `min(${100 - tall(bin.artists)}%, 100% - ${LEAST_BAR_PX}px)`,
              height: `max(${tall(bin.artists)}%, ${LEAST_BAR_PX}px)`,
            }}
            fill={COLOUR.bar}
          />
        ),
      )}
      <SlotMarks {...plot} />
    </svg>
  );
}

function round(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
