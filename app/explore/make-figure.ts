import type { Facts, Figure, FigureId } from "../../lib/figures/_shared/figure.ts";
import { buildFigure } from "../../lib/figures/index.ts";
import type { ExploreState } from "../../lib/figures/state.ts";
import { EXPLORE_FILE } from "../../lib/site-data/explore.ts";
import { loadData } from "../../lib/site-data/fetch.ts";

export type MakeFigure = (id: FigureId, facts: Facts, state: ExploreState) => Figure;

/** Fetches every state of every figure. @throws Error as `loadData` does */
export async function fetchFigures(edition: string | null): Promise<MakeFigure> {
  const explore = await loadData(EXPLORE_FILE, {}, edition);
  return (id, facts, state) => buildFigure(id, { explore, facts }, state);
}
