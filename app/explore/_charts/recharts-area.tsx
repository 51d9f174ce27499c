"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  Tooltip,
  useActiveTooltipDataPoints,
  usePlotArea,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import type { Accessible, ArtistHref, HistogramPlot, LinesPlot, Mark } from "../../../lib/figures/_shared/plot.ts";
import { PAGE_CHANGE } from "../../_ui/page-change.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { PlotOverlay } from "./plot-marks.tsx";
import {
  BAND_EDGE_OPACITY,
  BAND_OPACITY,
  BIN_GAP_SHARE,
  COLOUR,
  CURSOR,
  DASHES,
  DOT_RADIUS_PX,
  LINE_WIDTH,
  MIN_BAR_SHARE,
  PLOT_MARGIN,
  TICK_TEXT,
} from "./theme.ts";

/** What Recharts draws one place along the x axis from: shares, by series. */
type Row = { mark: Mark; x: number; bar?: number; [series: string]: unknown };

/** Bins, lines and bands between two axes; arrow keys walk through the values, Enter goes to the artists behind one. */
export function RechartsArea({ plot, label, describedBy }: { plot: HistogramPlot | LinesPlot } & Accessible) {
  const router = useRouter();
  const rows = rowsOf(plot);
  const { yTicks } = plot;
  const hasLinks = rows.some(({ mark }) => mark.href !== null);
  return (
    <ComposedChart
      data={rows}
      margin={{ ...PLOT_MARGIN, left: 0 }}
      barCategoryGap={`${100 * BIN_GAP_SHARE}%`}
      aria-label={label}
      aria-describedby={describedBy}
      className={hasLinks ? "cursor-pointer" : undefined}
      onClick={({ activeIndex }) => {
        const href = rows[Number(activeIndex ?? -1)]?.mark.href;
        if (href) router.push(href, PAGE_CHANGE);
      }}
    >
      <CartesianGrid vertical={false} stroke={COLOUR.grid} syncWithTicks />
      {plot.kind === "histogram" ? (
        <XAxis dataKey="mark.id" hide />
      ) : (
        <XAxis dataKey="x" type="number" domain={[0, 1]} hide />
      )}
      <YAxis
        domain={[0, 1]}
        ticks={yTicks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => yTicks.find((tick) => tick.at === at)?.label ?? ""}
        tick={TICK_TEXT}
        tickLine={false}
        axisLine={false}
        width={PLOT_MARGIN.left}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={plot.kind === "histogram" ? CURSOR : { stroke: COLOUR.axis }}
        content={({ active, payload }) => {
          const row: Row | undefined = payload[0]?.payload;
          if (!active || row === undefined) return null;
          return <ChartTooltip lines={row.mark.tooltip} />;
        }}
      />
      {plot.kind === "histogram" ? (
        <Bar
          dataKey="bar"
          isAnimationActive={false}
          shape={({ x, y, width, height, index }) => (
            <WideBar {...{ x, y, width, height }} slots={plot.bins[index]?.slots ?? 1} />
          )}
        />
      ) : (
        seriesOf(plot)
      )}
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <PlotArea>
          <PlotOverlay plot={plot} />
        </PlotArea>
      </ZIndexLayer>
      {hasLinks ? <EnterKey onEnter={(href) => router.push(href, PAGE_CHANGE)} /> : null}
    </ComposedChart>
  );
}

/** A bar of one slot or several, from the place and the width of the first slot's. */
function WideBar({
  x,
  y,
  width,
  height,
  slots,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  slots: number;
}) {
  if (slots === 0) return null;
  const slot = width / (1 - 2 * BIN_GAP_SHARE);
  return <rect x={x} y={y} width={width + (slots - 1) * slot} height={height} fill={COLOUR.mark} />;
}

function rowsOf(plot: HistogramPlot | LinesPlot): Row[] {
  if (plot.kind === "histogram") {
    return plot.bins.map((bin, slot) => ({
      mark: bin,
      x: slot,
      bar: bin.share === 0 ? 0 : Math.max(bin.share, MIN_BAR_SHARE),
    }));
  }
  return plot.steps.map((step, index) => ({
    mark: step,
    x: step.x,
    ...Object.fromEntries(plot.lines.map(({ id, ys }) => [`line-${id}`, ys[index]])),
    ...Object.fromEntries(plot.bands.map(({ id, lows, highs }) => [`band-${id}`, [lows[index], highs[index]]])),
  }));
}

/** Recharts looks for its marks among the chart's own children, so this is no component. */
function seriesOf({ lines, bands, hasDots }: LinesPlot): ReactNode[] {
  return [
    ...bands.map(({ id }) => (
      <Area
        key={`band-${id}`}
        dataKey={`band-${id}`}
        type="linear"
        stroke={COLOUR.mark}
        strokeOpacity={BAND_EDGE_OPACITY}
        fill={COLOUR.mark}
        fillOpacity={BAND_OPACITY}
        activeDot={false}
        isAnimationActive={false}
      />
    )),
    ...lines.map(({ id, style }) => {
      const colour = style === "accent" ? COLOUR.mark : COLOUR.ink;
      return (
        <Line
          key={`line-${id}`}
          dataKey={`line-${id}`}
          type="linear"
          stroke={colour}
          strokeWidth={LINE_WIDTH[style]}
          strokeDasharray={style === "ink" ? DASHES.ink : undefined}
          dot={hasDots ? { r: DOT_RADIUS_PX, fill: colour, stroke: "none", strokeDasharray: "none" } : false}
          activeDot={{ r: DOT_RADIUS_PX + 1.5, fill: colour, stroke: COLOUR.halo }}
          isAnimationActive={false}
        />
      );
    }),
  ];
}

/** Goes where the value at hand leads when Enter is pressed in the chart. */
function EnterKey({ onEnter }: { onEnter: (href: ArtistHref) => void }) {
  const [active] = useActiveTooltipDataPoints<Row>() ?? [];
  const href = active?.mark.href ?? null;
  useEffect(() => {
    if (href === null) return;
    const listen = (event: KeyboardEvent) => {
      const isInChart = event.target instanceof Element && event.target.closest(".recharts-wrapper") !== null;
      if (event.key === "Enter" && isInChart) onEnter(href);
    };
    // Before Recharts hears it, which hides its tooltip on Enter.
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [href, onEnter]);
  return null;
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
