import type { Facts, Figure, FigureState } from "../../lib/figures/_shared/figure.ts";
import { buildFigure, findFigure } from "../../lib/figures/index.ts";
import { EXPLORE_FILE } from "../../lib/site-data/explore.ts";
import { loadData } from "../../lib/site-data/fetch.ts";

/** Fetches the data of every figure, and draws this one. @throws Error as `loadData` does */
export async function makeFigure(id: string, facts: Facts, state: FigureState): Promise<Figure> {
  const explore = await loadData(EXPLORE_FILE, {}, facts.edition);
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`there is no figure ${id}`);
  return buildFigure(figure, { explore, facts }, state);
}

/** Fetches the data ahead of a choice. @throws Error as `loadData` does */
export async function fetchFigures(): Promise<void> {
  await loadData(EXPLORE_FILE, {}, null);
}
