import { formatCount } from "../format.ts";
import { FEWEST_LISTENERS } from "../primitives/privacy.ts";
import type { Drawn, Figure, FigureData, FigureDefinition, FigureState } from "./_shared/figure.ts";
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

type Builder = { build: (data: never, state: FigureState) => Drawn };

/** A definition and how its builder is loaded: the drawing code of a figure is fetched when it is wanted. */
function listed<const F extends FigureDefinition, B extends Builder>(
  figure: F,
  load: () => Promise<B>,
): F & Pick<FigureDefinition, "uses" | "distribution"> & { load: () => Promise<B> } {
  return { ...figure, load };
}

/**
 * Every figure, in the dashboard's order. The page, explore.json with its schema, the queries, exports and embedded
 * pages derive from this list; each figure's folder holds the rest.
 */
export const FIGURES = [
  listed(mostListeners, () => import("./most-listeners/build.ts")),
  listed(mostPlays, () => import("./most-plays/build.ts")),
  listed(highestAveragePlays, () => import("./highest-average-plays/build.ts")),
  listed(listenersPerArtist, () => import("./listeners-per-artist/build.ts")),
  listed(playsPerArtist, () => import("./plays-per-artist/build.ts")),
  listed(averagePlaysPerArtist, () => import("./average-plays-per-artist/build.ts")),
  listed(longTail, () => import("./long-tail/build.ts")),
  listed(listenersAndAveragePlays, () => import("./listeners-and-average-plays/build.ts")),
  listed(artistsPerListener, () => import("./artists-per-listener/build.ts")),
  listed(playsPerListener, () => import("./plays-per-listener/build.ts")),
  listed(sparsity, () => import("./sparsity/build.ts")),
  listed(coListening, () => import("./co-listening/build.ts")),
  listed(neighbourSimilarity, () => import("./neighbour-similarity/build.ts")),
  listed(neighbourReciprocity, () => import("./neighbour-reciprocity/build.ts")),
  listed(popularityBias, () => import("./popularity-bias/build.ts")),
  listed(rejectedRows, () => import("./rejected-rows/build.ts")),
  listed(namesAndDuplicates, () => import("./names-and-duplicates/build.ts")),
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
export async function buildFigure(
  { id, title, section, load }: ListedFigure,
  data: FigureData<ListedFigure>,
  state: FigureState,
): Promise<Figure> {
  const { build } = await load();
  const figure = { id, title, ...build(data, state) };
  const { users } = data.facts;
  // The tables about listeners and artists are then empty, which says nothing of the dataset.
  return users < FEWEST_LISTENERS && section !== "quality" ? { ...figure, finding: tooFew(users) } : figure;
}

const tooFew = (users: number) =>
  `Not published: this needs at least ${FEWEST_LISTENERS} listeners, and the dataset has ${formatCount(users)}.`;
