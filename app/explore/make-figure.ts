import type { Facts, Figure, FigureState } from "../../lib/figures/_shared/figure.ts";
import { buildFigure, FIGURES, findFigure } from "../../lib/figures/index.ts";
import { EXPLORE_FILE } from "../../lib/site-data/explore.ts";
import { loadData } from "../../lib/site-data/fetch.ts";

/** Fetches the data of every figure and the code of this one, and draws it. @throws Error as `loadData` does */
export async function makeFigure(id: string, facts: Facts, state: FigureState): Promise<Figure> {
  const explore = await loadData(EXPLORE_FILE, {}, facts.edition);
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`there is no figure ${id}`);
  return buildFigure(figure, { explore, facts }, state);
}

/**
 * Fetches data and code ahead of a choice.
 * @param id of the figure that has it, or of a section whose minimum it is
 * @throws Error as `loadData` does
 */
export async function fetchFigures(id: string): Promise<void> {
  const wanted = FIGURES.filter((one) => one.id === id || (one.section === id && one.uses.includes("min")));
  await Promise.all([loadData(EXPLORE_FILE, {}, null), ...wanted.map(({ load }) => load())]);
}
