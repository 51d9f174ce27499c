import { LiveChart } from "./live-chart.tsx";
import type { Accessible, HistogramPlot } from "./plot.ts";
import { StaticHistogram } from "./static-histogram.tsx";
import { HISTOGRAM_HEIGHT_CLASS, HISTOGRAM_MARGIN } from "./theme.ts";

/** A histogram between the titles of its axes. */
export function HistogramChart({
  plot,
  valueTitle,
  ...accessible
}: { plot: HistogramPlot; valueTitle: string } & Accessible) {
  return (
    <div>
      <p className="text-xs text-ink-soft">Artists in a bin</p>
      <div className={HISTOGRAM_HEIGHT_CLASS}>
        <LiveChart plot={plot} {...accessible}>
          <StaticHistogram plot={plot} {...accessible} />
        </LiveChart>
      </div>
      <p className="text-xs text-ink-soft" style={{ paddingLeft: HISTOGRAM_MARGIN.left }}>
        {valueTitle} of an artist, in logarithmic bins
      </p>
    </div>
  );
}
