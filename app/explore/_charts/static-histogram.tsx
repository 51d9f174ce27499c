import type { Accessible, HistogramPlot } from "./plot.ts";
import { BIN_GAP_SHARE, COLOUR, HISTOGRAM_MARGIN, TICK_TEXT, VALUE_TEXT } from "./theme.ts";

/** A histogram without a script: every length is a share of the plot area, so the box may have any width. */
export function StaticHistogram({ plot, label, describedBy }: { plot: HistogramPlot } & Accessible) {
  const { bins, countTicks, edgeTicks, median } = plot;
  const max = Math.max(...bins.map(({ artists }) => artists));
  const across = (slot: number) => `${round((100 * slot) / bins.length)}%`;
  const up = (artists: number) => `${round(100 - (100 * artists) / max)}%`;
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
          <line x2="100%" y1={up(tick.at)} y2={up(tick.at)} stroke={COLOUR.grid} />
          <text {...TICK_TEXT} y={up(tick.at)} dx={-8} dy="0.35em" textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {bins.map((bin, slot) => (
        <rect
          key={bin.label}
          x={across(slot + BIN_GAP_SHARE)}
          y={up(bin.artists)}
          width={across(1 - 2 * BIN_GAP_SHARE)}
          height={`${round((100 * bin.artists) / max)}%`}
          fill={COLOUR.bar}
        />
      ))}
      <line x2="100%" y1="100%" y2="100%" stroke={COLOUR.axis} />
      {edgeTicks.map((tick) => (
        <text {...TICK_TEXT} key={tick.at} x={across(tick.at)} y="100%" dy={20} textAnchor="middle">
          {tick.label}
        </text>
      ))}
      <line x1={across(median.at)} x2={across(median.at)} y1={-4} y2="100%" stroke={COLOUR.marker} />
      <text
        {...VALUE_TEXT}
        x={across(median.at)}
        y={-10}
        // Past the middle the label would run out of the box on the right.
        textAnchor={median.at > bins.length / 2 ? "end" : "start"}
      >
        {median.label}
      </text>
    </svg>
  );
}

function round(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
