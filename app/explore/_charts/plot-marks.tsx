import type { ReactNode } from "react";
import type {
  BarsPlot,
  CellsPlot,
  HistogramPlot,
  LinesPlot,
  Plot,
  Point,
  Tick,
} from "../../../lib/figures/_shared/plot.ts";
import {
  BAND_EDGE_OPACITY,
  BAND_OPACITY,
  BAR_GAP_SHARE,
  BIN_GAP_SHARE,
  COLOUR,
  DASHES,
  DOT_RADIUS_PX,
  LINE_WIDTH,
  MIN_BAR_SHARE,
  TICK_TEXT,
  VALUE_TEXT,
} from "./theme.ts";

/** A plot without a script: fills the SVG element around it, in which every length is a share, so it may have any size. */
export function PlotMarks({ plot }: { plot: Plot }) {
  return (
    <>
      {plot.kind === "bars" ? <BarGrid ticks={plot.xTicks} /> : <Grid ticks={plot.yTicks} />}
      {plot.kind === "bars" ? <Bars {...plot} /> : null}
      {plot.kind === "histogram" ? <Bins {...plot} /> : null}
      {plot.kind === "lines" ? <Bands {...plot} /> : null}
      <PlotOverlay plot={plot} />
      {plot.kind === "lines" ? <Lines {...plot} /> : null}
      {plot.kind === "cells" ? <Cells {...plot} /> : null}
    </>
  );
}

/** What Recharts has no mark for, drawn alike before and after it has taken over. */
export function PlotOverlay({ plot }: { plot: Plot }) {
  if (plot.kind === "bars") return null;
  return (
    <g pointerEvents="none">
      <line x2="100%" y1="100%" y2="100%" stroke={COLOUR.axis} />
      {plot.xTicks.map((tick) => (
        <text {...TICK_TEXT} key={tick.at} x={across(tick.at)} y="100%" dy={21} textAnchor={anchorAt(tick.at)}>
          {tick.label}
        </text>
      ))}
      {plot.kind === "histogram" && plot.marker !== null ? <Marker {...plot.marker} /> : null}
      {plot.kind === "lines" && plot.reference !== null ? <Reference {...plot.reference} /> : null}
    </g>
  );
}

function Marker({ at, label }: Tick) {
  const line = { x1: across(at), x2: across(at), y1: -4, y2: "100%" };
  return (
    <>
      {/* A halo keeps the line apart from the bars. */}
      <line {...line} stroke={COLOUR.halo} strokeWidth={4} />
      <line {...line} stroke={COLOUR.ink} strokeWidth={1.5} />
      {/* Past the middle the label would run out of the box on the right. */}
      <text {...VALUE_TEXT} x={line.x1} y={-10} textAnchor={at > 0.5 ? "end" : "start"}>
        {label}
      </text>
    </>
  );
}

function Reference({ from, to }: NonNullable<LinesPlot["reference"]>) {
  return (
    <line
      x1={across(from[0])}
      y1={up(from[1])}
      x2={across(to[0])}
      y2={up(to[1])}
      stroke={COLOUR.reference}
      strokeWidth={LINE_WIDTH.reference}
      strokeDasharray={DASHES.reference}
    />
  );
}

function Grid({ ticks }: { ticks: Tick[] }) {
  return ticks.map((tick) => (
    <g key={tick.at}>
      <line x2="100%" y1={up(tick.at)} y2={up(tick.at)} stroke={COLOUR.grid} />
      <text {...TICK_TEXT} y={up(tick.at)} dx={-8} dy="0.35em" textAnchor="end">
        {tick.label}
      </text>
    </g>
  ));
}

function BarGrid({ ticks }: { ticks: Tick[] }) {
  return ticks.map((tick) => (
    <g key={tick.at}>
      <line x1={across(tick.at)} x2={across(tick.at)} y2="100%" stroke={COLOUR.grid} />
      <text {...TICK_TEXT} x={across(tick.at)} y="100%" dy={17} textAnchor="middle">
        {tick.label}
      </text>
    </g>
  ));
}

function Bars({ bars }: BarsPlot) {
  const down = (row: number) => percent(row / bars.length);
  return bars.map((bar, row) => (
    <g key={bar.id}>
      <rect
        y={down(row + BAR_GAP_SHARE)}
        width={across(bar.share)}
        height={down(1 - 2 * BAR_GAP_SHARE)}
        fill={COLOUR.mark}
      >
        <title>{bar.tooltip.join(" · ")}</title>
      </rect>
      <text {...VALUE_TEXT} x={across(bar.share)} y={down(row + 0.5)} dx={6} dy="0.35em">
        {bar.label}
      </text>
    </g>
  ));
}

function Bins({ bins }: HistogramPlot) {
  return bins.map((bin, slot) => {
    if (bin.share === 0 || bin.slots === 0) return null;
    const share = Math.max(bin.share, MIN_BAR_SHARE);
    return (
      <rect
        key={bin.id}
        x={across((slot + BIN_GAP_SHARE) / bins.length)}
        width={across((bin.slots - 2 * BIN_GAP_SHARE) / bins.length)}
        y={up(share)}
        height={percent(share)}
        fill={COLOUR.mark}
      >
        <title>{bin.tooltip.join(" · ")}</title>
      </rect>
    );
  });
}

/** Paths can't be given in shares: they are drawn in a box of 1,000 by 1,000 that is then stretched, strokes left alone. */
function Stretched({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      overflow="visible"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

function Bands({ bands, steps }: LinesPlot) {
  return (
    <Stretched>
      {bands.map(({ id, lows, highs }) => {
        const top = highs.map((high, index): Point => [steps[index]?.x ?? 0, high]);
        const bottom = lows.map((low, index): Point => [steps[index]?.x ?? 0, low]);
        return (
          <path
            key={id}
            d={`${pathOf([...top, ...bottom.reverse()])}Z`}
            fill={COLOUR.mark}
            fillOpacity={BAND_OPACITY}
            stroke={COLOUR.mark}
            strokeOpacity={BAND_EDGE_OPACITY}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </Stretched>
  );
}

function Lines({ lines, steps, hasDots }: LinesPlot) {
  const pointsOf = (ys: (number | null)[]) =>
    ys.flatMap((y, index): Point[] => (y === null ? [] : [[steps[index]?.x ?? 0, y]]));
  return (
    <>
      <Stretched>
        {lines.map(({ id, ys, style }) => (
          <path
            key={id}
            d={pathOf(pointsOf(ys))}
            fill="none"
            stroke={style === "accent" ? COLOUR.mark : COLOUR.ink}
            strokeWidth={LINE_WIDTH[style]}
            strokeDasharray={style === "ink" ? DASHES.ink : undefined}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </Stretched>
      {hasDots
        ? lines.flatMap(({ id, ys, style }) =>
            pointsOf(ys).map(([x, y]) => (
              <circle
                key={`${id} ${x}`}
                cx={across(x)}
                cy={up(y)}
                r={DOT_RADIUS_PX}
                fill={style === "accent" ? COLOUR.mark : COLOUR.ink}
              />
            )),
          )
        : null}
    </>
  );
}

export function Cells({ cells, columns, rows, line, active = null }: CellsPlot & { active?: number | null }) {
  return (
    <>
      {cells.map(({ id, column, row, side, tooltip }, index) => (
        <rect
          key={id}
          x={across((column + (1 - side) / 2) / columns)}
          y={up((row + (1 + side) / 2) / rows)}
          width={percent(side / columns)}
          height={percent(side / rows)}
          fill={COLOUR.mark}
          stroke={index === active ? COLOUR.ink : "none"}
          strokeWidth={2}
        >
          <title>{tooltip.join(" · ")}</title>
        </rect>
      ))}
      <Stretched>
        {[COLOUR.halo, COLOUR.ink].map((stroke) => (
          <path
            key={stroke}
            d={pathOf(line.points)}
            fill="none"
            stroke={stroke}
            strokeWidth={stroke === COLOUR.halo ? 5 : 2}
            vectorEffect="non-scaling-stroke"
            pointerEvents="none"
          />
        ))}
      </Stretched>
    </>
  );
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${thousandth(x)} ${thousandth(1 - y)}`).join("");
}

/** A label at the right end would stick out of the box. */
const anchorAt = (at: number) => (at > 0.97 ? "end" : "middle");

const thousandth = (share: number) => Math.round(share * 1e5) / 100;
const percent = (share: number) => `${Math.round(share * 1e5) / 1000}%`;
const across = percent;
const up = (share: number) => percent(1 - share);
