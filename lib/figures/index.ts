import { formatCount } from "../format.ts";
import { MIN_GROUP_LISTENERS } from "../primitives/privacy.ts";
import type { Figure, FigureData, FigureState } from "./_shared/figure.ts";
import { figure as artistsPerListener } from "./artists-per-listener/figure.ts";
import { figure as averagePlaysPerArtist } from "./average-plays-per-artist/figure.ts";
import { figure as coListening } from "./co-listening/figure.ts";
import { figure as highestAveragePlays } from "./highest-average-plays/figure.ts";
import { figure as listenersAndAveragePlays } from "./listeners-and-average-plays/figure.ts";
import { figure as listenersPerArtist } from "./listeners-per-artist/figure.ts";
import { figure as longTail } from "./long-tail/figure.ts";
import { figure as mostListeners } from "./most-listeners/figure.ts";
import { figure as mostPlays } from "./most-plays/figure.ts";
import { figure as namesAndDuplicates } from "./names-and-duplicates/figure.ts";
import { figure as neighbourReciprocity } from "./neighbour-reciprocity/figure.ts";
import { figure as neighbourSimilarity } from "./neighbour-similarity/figure.ts";
import { figure as playsPerArtist } from "./plays-per-artist/figure.ts";
import { figure as playsPerListener } from "./plays-per-listener/figure.ts";
import { figure as popularityBias } from "./popularity-bias/figure.ts";
import { figure as rejectedRows } from "./rejected-rows/figure.ts";
import { figure as sparsity } from "./sparsity/figure.ts";

/**
 * Every figure, in the dashboard's order. The page, explore.json with its schema, the queries, exports and embedded
 * pages derive from this list; each figure's folder holds the rest. It brings the drawing code of all of them: no script
 * of a page may import it other than lazily.
 */
export const FIGURES = [
  mostListeners,
  mostPlays,
  highestAveragePlays,
  listenersPerArtist,
  playsPerArtist,
  averagePlaysPerArtist,
  longTail,
  listenersAndAveragePlays,
  artistsPerListener,
  playsPerListener,
  sparsity,
  coListening,
  neighbourSimilarity,
  neighbourReciprocity,
  popularityBias,
  rejectedRows,
  namesAndDuplicates,
] as const;

export type ListedFigure = (typeof FIGURES)[number];

export const findFigure = (id: string): ListedFigure | undefined => FIGURES.find((figure) => figure.id === id);

type FigureSchemas = { [F in ListedFigure as F["id"]]: F["schema"] };

/** The schema of each figure's part of explore.json, by id. */
export function figureSchemas(): FigureSchemas;
export function figureSchemas(): object {
  return Object.fromEntries(FIGURES.map(({ id, schema }) => [id, schema]));
}

/** One figure in one state; the same on the server and in the browser. */
export function buildFigure(
  { id, title, section, build }: ListedFigure,
  data: FigureData<ListedFigure>,
  state: FigureState,
): Figure {
  const figure = { id, title, ...build(data, state) };
  const { users } = data.facts;
  // The tables about listeners and artists are then empty, which says nothing of the dataset.
  return users < MIN_GROUP_LISTENERS && section !== "quality" ? { ...figure, finding: tooFew(users) } : figure;
}

const tooFew = (users: number) =>
  `Not published: this needs at least ${MIN_GROUP_LISTENERS} listeners, and the dataset has ${formatCount(users)}.`;
