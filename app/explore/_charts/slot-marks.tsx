import type { HistogramPlot } from "./plot.ts";
import { COLOUR, TICK_TEXT, VALUE_TEXT } from "./theme.ts";

/** What stands on the bins: base line, edges' labels and median. Fills the SVG element around it, the plot area. */
export function SlotMarks({ bins, edgeTicks, median }: HistogramPlot) {
  const across = (slot: number) => `${Math.round((100_000 * slot) / bins.length) / 1000}%`;
  const line = { x1: across(median.at), x2: across(median.at), y1: -4, y2: "100%" };
  return (
    <g pointerEvents="none">
      <line x2="100%" y1="100%" y2="100%" stroke={COLOUR.axis} />
      {edgeTicks.map((tick) => (
        <text {...TICK_TEXT} key={tick.at} x={across(tick.at)} y="100%" dy={18} textAnchor="middle">
          {tick.label}
        </text>
      ))}
      {/* A halo keeps the line apart from the bars. */}
      <line {...line} stroke={COLOUR.markerHalo} strokeWidth={4} />
      <line {...line} stroke={COLOUR.marker} strokeWidth={1.5} />
      <text
        {...VALUE_TEXT}
        x={line.x1}
        y={-10}
        // Past the middle the label would run out of the box on the right.
        textAnchor={median.at > bins.length / 2 ? "end" : "start"}
      >
        {median.label}
      </text>
    </g>
  );
}
