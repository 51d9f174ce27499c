"use client";

import { useRouter } from "next/navigation";
import { Bar, BarChart, CartesianGrid, LabelList, Tooltip, XAxis, YAxis } from "recharts";
import type { Accessible, BarsPlot } from "../../../lib/figures/_shared/plot.ts";
import { PAGE_CHANGE } from "../../_ui/page-change.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { BAR_GAP_SHARE, BARS_MARGIN, COLOUR, CURSOR, TICK_TEXT, VALUE_TEXT } from "./theme.ts";

/** Horizontal bars; a row leads to its artist, arrow keys walk through the values. */
export function RechartsBars({ plot: { bars, xTicks }, label, describedBy }: { plot: BarsPlot } & Accessible) {
  const router = useRouter();
  return (
    <BarChart
      data={bars}
      layout="vertical"
      margin={{ ...BARS_MARGIN, bottom: 0 }}
      barCategoryGap={`${100 * BAR_GAP_SHARE}%`}
      aria-label={label}
      aria-describedby={describedBy}
      className={bars.some(({ href }) => href !== null) ? "cursor-pointer" : undefined}
      onClick={({ activeIndex }) => {
        const href = bars[Number(activeIndex ?? -1)]?.href;
        if (href) router.push(href, PAGE_CHANGE);
      }}
    >
      <CartesianGrid horizontal={false} stroke={COLOUR.grid} syncWithTicks />
      <XAxis
        type="number"
        domain={[0, 1]}
        ticks={xTicks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => xTicks.find((tick) => tick.at === at)?.label ?? ""}
        tick={TICK_TEXT}
        tickLine={false}
        axisLine={false}
        height={BARS_MARGIN.bottom}
      />
      <YAxis type="category" dataKey="id" hide />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ active, payload }) => {
          const bar: BarsPlot["bars"][number] | undefined = payload[0]?.payload;
          if (!active || bar === undefined) return null;
          return <ChartTooltip lines={bar.tooltip} />;
        }}
      />
      {/* A bar without a width would have no label either. */}
      <Bar dataKey="share" fill={COLOUR.mark} isAnimationActive={false} minPointSize={0.01}>
        <LabelList dataKey="label" position="right" offset={6} {...VALUE_TEXT} />
      </Bar>
    </BarChart>
  );
}
