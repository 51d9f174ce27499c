"use client";

import { ResponsiveContainer } from "recharts";
import type { Accessible, Plot } from "./plot.ts";
import { RechartsBars } from "./recharts-bars.tsx";
import { RechartsHistogram } from "./recharts-histogram.tsx";

export type RechartsProps = { plot: Plot; initialDimension: { width: number; height: number } } & Accessible;

/** The one door to Recharts: everything behind it is a chunk of its own. */
export function RechartsChart({ plot, initialDimension, ...accessible }: RechartsProps) {
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={initialDimension}>
      {plot.kind === "bars" ? (
        <RechartsBars plot={plot} {...accessible} />
      ) : (
        <RechartsHistogram plot={plot} {...accessible} />
      )}
    </ResponsiveContainer>
  );
}
