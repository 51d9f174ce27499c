import type { Accessible, BarsPlot } from "./plot.ts";
import { BAR_GAP_SHARE, BARS_MARGIN, COLOUR, TICK_TEXT, VALUE_TEXT } from "./theme.ts";

/** Horizontal bars without a script: every length is a share of the plot area, so the box may have any width. */
export function StaticBars({ plot: { bars, ticks }, label, describedBy }: { plot: BarsPlot } & Accessible) {
  const max = Math.max(...bars.map(({ value }) => value));
  const across = (value: number) => `${round((100 * value) / max)}%`;
  const down = (row: number) => `${round((100 * row) / bars.length)}%`;
  return (
    <svg
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className="absolute overflow-visible"
      style={{ top: BARS_MARGIN.top, left: BARS_MARGIN.left }}
      width={`calc(100% - ${BARS_MARGIN.left + BARS_MARGIN.right}px)`}
      height={`calc(100% - ${BARS_MARGIN.top + BARS_MARGIN.bottom}px)`}
    >
      {ticks.map((tick) => (
        <g key={tick.at}>
          <line x1={across(tick.at)} x2={across(tick.at)} y2="100%" stroke={COLOUR.grid} />
          <text {...TICK_TEXT} x={across(tick.at)} y="100%" dy={17} textAnchor="middle">
            {tick.label}
          </text>
        </g>
      ))}
      {bars.map((bar, row) => (
        <g key={bar.slug}>
          <rect
            y={down(row + BAR_GAP_SHARE)}
            width={across(bar.value)}
            height={down(1 - 2 * BAR_GAP_SHARE)}
            fill={COLOUR.bar}
          />
          <text {...VALUE_TEXT} x={across(bar.value)} y={down(row + 0.5)} dx={6} dy="0.35em">
            {bar.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

function round(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
