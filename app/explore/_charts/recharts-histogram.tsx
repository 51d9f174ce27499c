"use client";

import type { ReactNode } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  DefaultZIndexes,
  Tooltip,
  usePlotArea,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { Accessible, HistogramPlot } from "./plot.ts";
import { SlotMarks } from "./slot-marks.tsx";
import { BIN_GAP_SHARE, COLOUR, CURSOR, HISTOGRAM_MARGIN, LEAST_BAR_PX, TICK_TEXT } from "./theme.ts";

/** Bins in equal slots; arrow keys walk through the counts. */
export function RechartsHistogram({ plot, label, describedBy }: { plot: HistogramPlot } & Accessible) {
  const { bins, countTicks } = plot;
  const countLabels = new Map(countTicks.map((tick) => [tick.at, tick.label]));
  return (
    <BarChart
      data={bins}
      margin={{ ...HISTOGRAM_MARGIN, left: 0 }}
      barCategoryGap={`${100 * BIN_GAP_SHARE}%`}
      aria-label={label}
      aria-describedby={describedBy}
    >
      <CartesianGrid vertical={false} stroke={COLOUR.grid} syncWithTicks />
      <XAxis dataKey="label" hide />
      <YAxis
        domain={[0, "dataMax"]}
        ticks={countTicks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => countLabels.get(at) ?? ""}
        tick={TICK_TEXT}
        tickLine={false}
        axisLine={false}
        width={HISTOGRAM_MARGIN.left}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ active, payload }) => {
          const bin: HistogramPlot["bins"][number] | undefined = payload[0]?.payload;
          if (!active || bin === undefined) return null;
          return <ChartTooltip lines={bin.tooltip} />;
        }}
      />
      <Bar
        dataKey="artists"
        fill={COLOUR.bar}
        isAnimationActive={false}
        minPointSize={(artists) => (artists ? LEAST_BAR_PX : 0)}
      />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <PlotArea>
          <SlotMarks {...plot} />
        </PlotArea>
      </ZIndexLayer>
    </BarChart>
  );
}

/** An SVG element that covers the plot area, in which lengths may be shares of it, as in the server's drawing. */
function PlotArea({ children }: { children: ReactNode }) {
  const area = usePlotArea();
  if (area === undefined) return null;
  return (
    <svg {...area} overflow="visible" aria-hidden="true">
      {children}
    </svg>
  );
}
