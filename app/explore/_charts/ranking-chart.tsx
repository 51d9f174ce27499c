import Link from "next/link";
import type { CSSProperties } from "react";
import { LiveChart } from "./live-chart.tsx";
import type { Accessible, BarsPlot } from "./plot.ts";
import { StaticBars } from "./static-bars.tsx";
import { BARS_MARGIN } from "./theme.ts";

/** Names that lead to the artists, in a column of their own, beside the bars. */
export function RankingChart({ plot, valueTitle, ...accessible }: { plot: BarsPlot; valueTitle: string } & Accessible) {
  return (
    <div className="group/chart relative grid grid-cols-[minmax(7.25rem,2fr)_minmax(0,5fr)] gap-x-1.5 [--chart-row:1.75rem] pointer-coarse:[--chart-row:2.75rem] sm:gap-x-2.5">
      <ol className="text-sm">
        {plot.bars.map(({ slug, name }, row) => (
          <li key={slug} className="h-(--chart-row)">
            <Link
              href={`/artist/${slug}`}
              prefetch={false}
              title={name}
              className="block truncate text-right leading-(--chart-row) after:absolute after:inset-x-0 after:z-10 after:top-(--row-top) after:h-(--chart-row) hover:text-accent pointer-fine:group-has-data-live/chart:after:hidden"
              style={rowTop(row)}
            >
              {name}
            </Link>
          </li>
        ))}
      </ol>
      <div>
        <div style={{ height: `calc(${plot.bars.length} * var(--chart-row) + ${BARS_MARGIN.bottom}px)` }}>
          <LiveChart plot={plot} {...accessible}>
            <StaticBars plot={plot} {...accessible} />
          </LiveChart>
        </div>
        <p className="text-xs text-ink-soft" style={{ paddingLeft: BARS_MARGIN.left }}>
          {valueTitle}
        </p>
      </div>
    </div>
  );
}

/** Where the row's link stretches to: over the bar as well, so that the bar leads to its artist without a script. */
function rowTop(row: number): CSSProperties & { "--row-top": string } {
  return { "--row-top": `calc(${row} * var(--chart-row))` };
}
