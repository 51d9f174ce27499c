import type { CSSProperties } from "react";
import type { Figure } from "../../../lib/figures/_shared/figure.ts";
import type { Accessible, BarsPlot } from "../../../lib/figures/_shared/plot.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { LiveChart } from "./live-chart.tsx";
import { PlotKey } from "./plot-key.tsx";
import { StaticPlot } from "./static-plot.tsx";
import { BARS_MARGIN, PLOT_HEIGHT_CLASS, PLOT_MARGIN } from "./theme.ts";

/** A figure's drawing between the titles of its axes. */
export function FigureChart({ figure, describedBy }: { figure: Figure; describedBy: string }) {
  const { plot, title, drawing, xTitle, yTitle } = figure;
  if (plot === null) return null;
  const accessible = { label: `${drawing}: ${title}`, describedBy };
  if (plot.kind === "bars") return <Rows plot={plot} xTitle={xTitle} {...accessible} />;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="text-xs text-ink-soft">{yTitle}</p>
        <PlotKey plot={plot} />
      </div>
      <div className={PLOT_HEIGHT_CLASS}>
        <LiveChart plot={plot} {...accessible}>
          <StaticPlot plot={plot} {...accessible} />
        </LiveChart>
      </div>
      <p className="text-xs text-ink-soft" style={{ paddingLeft: PLOT_MARGIN.left }}>
        {xTitle}
      </p>
    </div>
  );
}

const LAYOUT = {
  artists: "grid-cols-[minmax(7.25rem,2fr)_minmax(0,5fr)] [--chart-row:1.75rem] pointer-coarse:[--chart-row:2.75rem]",
  phrases: "grid-cols-[minmax(9.5rem,2fr)_minmax(0,5fr)] [--chart-row:2.75rem]",
} as const;

/** Names, which lead to the artists where there are any, in a column of their own beside the bars. */
function Rows({ plot, xTitle, ...accessible }: { plot: BarsPlot; xTitle: string } & Accessible) {
  return (
    <div className={`group/chart relative grid gap-x-1.5 sm:gap-x-2.5 ${LAYOUT[plot.names]}`}>
      <ol className="text-sm">
        {plot.bars.map(({ id, name, href }, row) => (
          <li key={id} className="h-(--chart-row)">
            {href === null ? (
              <span className="flex h-full items-center justify-end text-right leading-tight">{name}</span>
            ) : (
              <PageLink
                href={href}
                title={name}
                className="block truncate text-right leading-(--chart-row) after:absolute after:inset-x-0 after:z-10 after:top-(--row-top) after:h-(--chart-row) hover:text-accent pointer-fine:group-has-data-live/chart:after:hidden"
                style={rowTop(row)}
              >
                {name}
              </PageLink>
            )}
          </li>
        ))}
      </ol>
      <div>
        <div style={{ height: `calc(${plot.bars.length} * var(--chart-row) + ${BARS_MARGIN.bottom}px)` }}>
          <LiveChart plot={plot} {...accessible}>
            <StaticPlot plot={plot} {...accessible} />
          </LiveChart>
        </div>
        <p className="text-xs text-ink-soft" style={{ paddingLeft: BARS_MARGIN.left }}>
          {xTitle}
        </p>
      </div>
    </div>
  );
}

/** Where the row's link stretches to: over the bar as well, so that the bar leads to its artist without a script. */
function rowTop(row: number): CSSProperties & { "--row-top": string } {
  return { "--row-top": `calc(${row} * var(--chart-row))` };
}
