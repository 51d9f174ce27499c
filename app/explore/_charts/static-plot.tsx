import type { Accessible, Plot } from "../../../lib/figures/_shared/plot.ts";
import { PlotMarks } from "./plot-marks.tsx";
import { marginOf } from "./theme.ts";

/** A chart without a script, in the place where the live one will stand. */
export function StaticPlot({ plot, label, describedBy }: { plot: Plot } & Accessible) {
  const margin = marginOf(plot.kind);
  return (
    <svg
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className="absolute overflow-visible"
      style={{ top: margin.top, left: margin.left }}
      width={`calc(100% - ${margin.left + margin.right}px)`}
      height={`calc(100% - ${margin.top + margin.bottom}px)`}
    >
      <PlotMarks plot={plot} />
    </svg>
  );
}
