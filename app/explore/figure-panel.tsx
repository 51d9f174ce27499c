"use client";

import type { ReactNode } from "react";
import { PageLink } from "../_ui/page-link.tsx";
import { FigureChart } from "./_charts/figure-chart.tsx";
import { FigureControls } from "./figure-controls.tsx";
import { FigureExports } from "./figure-exports.tsx";
import { FigureTable } from "./figure-table.tsx";
import type { Facts, Figure } from "./figures/figure.ts";
import { useExploreState } from "./use-explore-state.ts";
import { useFigure } from "./use-figure.ts";

export type FigurePanelProps = {
  /** As the server rendered it for the query `served`. */
  initial: Figure;
  served: string;
  facts: Facts;
  floors: number[];
  averageFloor: number;
  /** Content below the drawing, for some figures. */
  children?: ReactNode;
};

/** One figure in the common frame: its finding, choices, drawing and numbers. */
export function FigurePanel({ initial, served, facts, floors, averageFloor, children }: FigurePanelProps) {
  const state = useExploreState(served);
  const figure = useFigure(initial, served, state, facts);
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
        <FigureControls id={id} state={state} floors={floors} averageFloor={averageFloor} />
        <FigureChart figure={figure} describedBy={ids.finding} />
        {children}
        <FigureExports figure={figure} state={state} table={<FigureTable figure={figure} />} />
      </div>
    </figure>
  );
}
