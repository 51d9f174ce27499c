import * as v from "valibot";
import { Explore } from "../../../lib/site-data/explore.ts";
import { buildFigure } from "./build.ts";
import type { Facts, Figure, FigureId } from "./figure.ts";
import type { ExploreState } from "./state.ts";

type MakeFigure = (id: FigureId, facts: Facts, state: ExploreState) => Figure;

export type Figures = { edition: string; make: MakeFigure };

/** Fetches every state of every figure. @throws where the file can't be had or read */
export async function fetchFigures(): Promise<Figures> {
  const response = await fetch("/data/explore.json");
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const explore = v.parse(Explore, await response.json());
  return { edition: explore.edition, make: (id, facts, state) => buildFigure(id, { explore, facts }, state) };
}
