"use client";

import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { Accessible, HistogramPlot } from "./plot.ts";
import { BIN_GAP_SHARE, COLOUR, HISTOGRAM_MARGIN, TICK_TEXT, VALUE_TEXT } from "./theme.ts";

/** Bins in equal slots; a second axis, counted in slots, carries the edges' labels and the median. */
export function RechartsHistogram({ plot, label, describedBy }: { plot: HistogramPlot } & Accessible) {
  const { bins, countTicks, edgeTicks, median } = plot;
  const edgeLabels = new Map(edgeTicks.map((tick) => [tick.at, tick.label]));
  const countLabels = new Map(countTicks.map((tick) => [tick.at, tick.label]));
  const margin = HISTOGRAM_MARGIN;
  return (
    <BarChart
      data={bins}
      margin={{ ...margin, bottom: 0, left: 0 }}
      barCategoryGap={`${100 * BIN_GAP_SHARE}%`}
      aria-label={label}
      aria-describedby={describedBy}
    >
      <CartesianGrid vertical={false} stroke={COLOUR.grid} />
      <XAxis dataKey="label" hide />
      <XAxis
        xAxisId="slots"
        type="number"
        domain={[0, bins.length]}
        ticks={edgeTicks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => edgeLabels.get(at) ?? ""}
        tick={TICK_TEXT}
        tickLine={false}
        axisLine={{ stroke: COLOUR.axis }}
        height={margin.bottom}
      />
      <YAxis
        domain={[0, "dataMax"]}
        ticks={countTicks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => countLabels.get(at) ?? ""}
        tick={TICK_TEXT}
        tickLine={false}
        axisLine={false}
        width={margin.left}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--color-accent-soft)" }}
        content={({ active, payload }) => {
          const bin: HistogramPlot["bins"][number] | undefined = payload[0]?.payload;
          if (!active || bin === undefined) return null;
          return <ChartTooltip title={bin.label} lines={[bin.detail]} />;
        }}
      />
      <Bar dataKey="artists" fill={COLOUR.bar} isAnimationActive={false} />
      <ReferenceLine
        xAxisId="slots"
        x={median.at}
        stroke={COLOUR.marker}
        label={{
          value: median.label,
          position: "top",
          textAnchor: median.at > bins.length / 2 ? "end" : "start",
          ...VALUE_TEXT,
        }}
      />
    </BarChart>
  );
}
