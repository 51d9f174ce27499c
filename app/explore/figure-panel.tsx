"use client";

import type { ReactNode } from "react";
import type { Figure } from "../../lib/figures/_shared/figure.ts";
import type { StateParts } from "../../lib/figures/state.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { FigureChart } from "./_charts/figure-chart.tsx";
import { FigureControls } from "./figure-controls.tsx";
import { FigureExports } from "./figure-exports.tsx";
import { FigureTable } from "./figure-table.tsx";
import { useFigure } from "./use-figure.ts";

export type FigurePanelProps = {
  /** As the server rendered it. */
  initial: Figure;
  parts: StateParts;
  /** Content below the drawing, for some figures. */
  children?: ReactNode;
};

/** One figure in the common frame: its finding, choices, drawing and numbers. */
export function FigurePanel({ initial, parts, children }: FigurePanelProps) {
  const figure = useFigure(initial, parts);
  const { id, title, finding, whole } = figure;
  const ids = { title: `${id}-title`, finding: `${id}-finding` };
  return (
    <figure
      id={id}
      aria-labelledby={ids.title}
      aria-describedby={ids.finding}
      className="grid scroll-mt-16 gap-x-14 gap-y-6 border-rule border-t py-10 first-of-type:border-t-0 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] lg:py-14"
    >
      <figcaption className="max-w-prose self-start lg:sticky lg:top-20">
        <h3 id={ids.title} className="text-2xl">
          {title}
        </h3>
        <p id={ids.finding} className="mt-3">
          {finding}
        </p>
        {whole === undefined ? null : (
          <PageLink href={whole.href} className="link mt-1 inline-flex min-h-11 items-center text-sm">
            {whole.title}
          </PageLink>
        )}
      </figcaption>
      <div className="min-w-0">
        <FigureControls parts={parts} />
        <FigureChart figure={figure} describedBy={ids.finding} />
        {children}
        <FigureExports figure={figure} parts={parts} table={<FigureTable figure={figure} />} />
      </div>
    </figure>
  );
}
