"use client";

import { useRouter } from "next/navigation";
import { Bar, BarChart, CartesianGrid, LabelList, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { Accessible, BarsPlot } from "./plot.ts";
import { BAR_GAP_SHARE, BARS_MARGIN, COLOUR, CURSOR, TICK_TEXT, VALUE_TEXT } from "./theme.ts";

/** Horizontal bars; a row leads to its artist, arrow keys walk through the values. */
export function RechartsBars({ plot: { bars, ticks }, label, describedBy }: { plot: BarsPlot } & Accessible) {
  const router = useRouter();
  const labels = new Map(ticks.map((tick) => [tick.at, tick.label]));
  return (
    <BarChart
      data={bars}
      layout="vertical"
      margin={{ ...BARS_MARGIN, bottom: 0 }}
      barCategoryGap={`${100 * BAR_GAP_SHARE}%`}
      aria-label={label}
      aria-describedby={describedBy}
      className="cursor-pointer"
      onClick={({ activeIndex }) => {
        const bar = bars[Number(activeIndex ?? -1)];
        if (bar !== undefined) router.push(`/artist/${bar.slug}`);
      }}
    >
      <CartesianGrid horizontal={false} stroke={COLOUR.grid} syncWithTicks />
      <XAxis
        type="number"
        domain={[0, "dataMax"]}
        ticks={ticks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => labels.get(at) ?? ""}
        tick={TICK_TEXT}
        tickLine={false}
        axisLine={false}
        height={BARS_MARGIN.bottom}
      />
      <YAxis type="category" dataKey="slug" hide />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ active, payload }) => {
          const bar: BarsPlot["bars"][number] | undefined = payload[0]?.payload;
          if (!active || bar === undefined) return null;
          return <ChartTooltip lines={bar.tooltip} />;
        }}
      />
      <Bar dataKey="value" fill={COLOUR.bar} isAnimationActive={false}>
        <LabelList dataKey="label" position="right" offset={6} {...VALUE_TEXT} />
      </Bar>
    </BarChart>
  );
}
