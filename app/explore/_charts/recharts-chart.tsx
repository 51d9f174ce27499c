"use client";

import type { KeyboardEvent } from "react";
import { ResponsiveContainer } from "recharts";
import type { Accessible, Plot } from "../../../lib/figures/_shared/plot.ts";
import { CellsChart } from "./cells-chart.tsx";
import { RechartsArea } from "./recharts-area.tsx";
import { RechartsBars } from "./recharts-bars.tsx";

export type LiveProps = { plot: Plot; initialDimension: { width: number; height: number } } & Accessible;

/** The one door to the charts that answer: everything behind it is a chunk of its own. */
export function RechartsChart({ plot, initialDimension, ...accessible }: LiveProps) {
  if (plot.kind === "cells") return <CellsChart plot={plot} {...accessible} />;
  return (
    <div role="presentation" className="h-full" onKeyDownCapture={plot.kind === "bars" ? walkRows : undefined}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={initialDimension}>
        {plot.kind === "bars" ? (
          <RechartsBars plot={plot} {...accessible} />
        ) : (
          <RechartsArea plot={plot} {...accessible} />
        )}
      </ResponsiveContainer>
    </div>
  );
}

const ROW_KEYS = new Map([
  ["ArrowDown", "ArrowLeft"],
  ["ArrowRight", "ArrowLeft"],
  ["ArrowUp", "ArrowRight"],
  ["ArrowLeft", "ArrowRight"],
]);

/**
 * Down and right go to the next row, up and left to the one before. Recharts 3.10 knows no vertical arrows, and in a
 * chart of rows its horizontal ones go the wrong way.
 */
function walkRows(event: KeyboardEvent<HTMLElement>) {
  const key = ROW_KEYS.get(event.key);
  if (key === undefined || !event.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true }));
}
