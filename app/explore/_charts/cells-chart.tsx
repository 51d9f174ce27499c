"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Accessible, CellsPlot } from "../../../lib/figures/_shared/plot.ts";
import { PAGE_CHANGE } from "../../_ui/page-change.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { Cells, PlotMarks } from "./plot-marks.tsx";
import { PLOT_MARGIN } from "./theme.ts";

const STEPS = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, 1]],
  ["ArrowDown", [0, -1]],
] as const);

/** Squares in a grid, which Recharts has no chart for: pointer and arrow keys pick one, click and Enter go to its artist. */
export function CellsChart({ plot, label, describedBy }: { plot: CellsPlot } & Accessible) {
  const router = useRouter();
  const area = useRef<SVGSVGElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const { cells, columns, rows } = plot;
  const cell = active === null ? undefined : cells[active];
  const go = () => {
    if (cell?.href) router.push(cell.href, PAGE_CHANGE);
  };

  const point = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined) return;
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor((1 - (event.clientY - box.top) / box.height) * rows);
    const found = cells.findIndex((one) => one.column === column && one.row === row);
    setActive(found < 0 ? null : found);
  };

  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") return go();
    if (event.key === "Escape") return setActive(null);
    const step = [...STEPS].find(([key]) => key === event.key)?.[1];
    if (step === undefined) return;
    event.preventDefault();
    setActive(cell === undefined ? 0 : nearest(cells, cell, step));
  };

  return (
    <div
      className={`relative h-full ${cell?.href ? "cursor-pointer" : ""}`}
      role="application"
      aria-label={label}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as Recharts' own charts, so that arrow keys reach the values.
      tabIndex={0}
      onKeyDown={press}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setActive(null)}
      onBlur={() => setActive(null)}
      onClick={go}
    >
      <svg
        ref={area}
        aria-hidden="true"
        className="recharts-surface absolute overflow-visible"
        style={{ top: PLOT_MARGIN.top, left: PLOT_MARGIN.left }}
        width={`calc(100% - ${PLOT_MARGIN.left + PLOT_MARGIN.right}px)`}
        height={`calc(100% - ${PLOT_MARGIN.top + PLOT_MARGIN.bottom}px)`}
      >
        <PlotMarks plot={plot} />
        {active === null ? null : <Cells {...plot} active={active} />}
      </svg>
      {cell === undefined ? null : (
        <div
          className="pointer-events-none absolute z-10 w-max"
          style={{
            // Beside the square, on the side that has more room.
            [cell.column < columns / 2 ? "left" : "right"]:
              `calc(${cell.column < columns / 2 ? PLOT_MARGIN.left : PLOT_MARGIN.right}px + (100% - ${PLOT_MARGIN.left + PLOT_MARGIN.right}px) * ${cell.column < columns / 2 ? (cell.column + 1.2) / columns : 1 - (cell.column - 0.2) / columns})`,
            [cell.row < rows / 2 ? "bottom" : "top"]:
              `calc(28px + (100% - 52px) * ${cell.row < rows / 2 ? cell.row / rows : 1 - (cell.row + 1) / rows})`,
          }}
        >
          <ChartTooltip lines={cell.tooltip} />
        </div>
      )}
    </div>
  );
}

/** The closest square in a direction, those straight ahead first; the same one where there is none. */
function nearest(
  cells: CellsPlot["cells"],
  from: CellsPlot["cells"][number],
  [right, up]: readonly [number, number],
): number {
  let best = cells.indexOf(from);
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [index, cell] of cells.entries()) {
    const ahead = (cell.column - from.column) * right + (cell.row - from.row) * up;
    const aside = Math.abs((cell.column - from.column) * up) + Math.abs((cell.row - from.row) * right);
    const distance = ahead + 4 * aside;
    if (ahead > 0 && distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}
