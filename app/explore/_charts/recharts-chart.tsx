"use client";

import type { KeyboardEvent } from "react";
import { ResponsiveContainer } from "recharts";
import type { Accessible, Plot } from "./plot.ts";
import { RechartsBars } from "./recharts-bars.tsx";
import { RechartsHistogram } from "./recharts-histogram.tsx";

export type RechartsProps = { plot: Plot; initialDimension: { width: number; height: number } } & Accessible;

/** The one door to Recharts: everything behind it is a chunk of its own. */
export function RechartsChart({ plot, initialDimension, ...accessible }: RechartsProps) {
  return (
    <div role="presentation" className="h-full" onKeyDownCapture={plot.kind === "bars" ? walkRows : undefined}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={initialDimension}>
        {plot.kind === "bars" ? (
          <RechartsBars plot={plot} {...accessible} />
        ) : (
          <RechartsHistogram plot={plot} {...accessible} />
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
