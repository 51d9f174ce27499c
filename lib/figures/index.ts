import { formatCount } from "../format.ts";
import { FEWEST_LISTENERS } from "../primitives/privacy.ts";
import type { Drawn, Figure, FigureData, FigureDefinition, FigureState } from "./_shared/figure.ts";
import { build as artistsPerListenerBuilder } from "./artists-per-listener/build.ts";
import { figure as artistsPerListener } from "./artists-per-listener/figure.ts";
import { build as averagePlaysPerArtistBuilder } from "./average-plays-per-artist/build.ts";
import { figure as averagePlaysPerArtist } from "./average-plays-per-artist/figure.ts";
import { build as coListeningBuilder } from "./co-listening/build.ts";
import { figure as coListening } from "./co-listening/figure.ts";
import { build as highestAveragePlaysBuilder } from "./highest-average-plays/build.ts";
import { figure as highestAveragePlays } from "./highest-average-plays/figure.ts";
import { build as listenersAndAveragePlaysBuilder } from "./listeners-and-average-plays/build.ts";
import { figure as listenersAndAveragePlays } from "./listeners-and-average-plays/figure.ts";
import { build as listenersPerArtistBuilder } from "./listeners-per-artist/build.ts";
import { figure as listenersPerArtist } from "./listeners-per-artist/figure.ts";
import { build as longTailBuilder } from "./long-tail/build.ts";
import { figure as longTail } from "./long-tail/figure.ts";
import { build as mostListenersBuilder } from "./most-listeners/build.ts";
import { figure as mostListeners } from "./most-listeners/figure.ts";
import { build as mostPlaysBuilder } from "./most-plays/build.ts";
import { figure as mostPlays } from "./most-plays/figure.ts";
import { build as namesAndDuplicatesBuilder } from "./names-and-duplicates/build.ts";
import { figure as namesAndDuplicates } from "./names-and-duplicates/figure.ts";
import { build as neighbourReciprocityBuilder } from "./neighbour-reciprocity/build.ts";
import { figure as neighbourReciprocity } from "./neighbour-reciprocity/figure.ts";
import { build as neighbourSimilarityBuilder } from "./neighbour-similarity/build.ts";
import { figure as neighbourSimilarity } from "./neighbour-similarity/figure.ts";
import { build as playsPerArtistBuilder } from "./plays-per-artist/build.ts";
import { figure as playsPerArtist } from "./plays-per-artist/figure.ts";
import { build as playsPerListenerBuilder } from "./plays-per-listener/build.ts";
import { figure as playsPerListener } from "./plays-per-listener/figure.ts";
import { build as popularityBiasBuilder } from "./popularity-bias/build.ts";
import { figure as popularityBias } from "./popularity-bias/figure.ts";
import { build as rejectedRowsBuilder } from "./rejected-rows/build.ts";
import { figure as rejectedRows } from "./rejected-rows/figure.ts";
import { build as sparsityBuilder } from "./sparsity/build.ts";
import { figure as sparsity } from "./sparsity/figure.ts";

type Builder = (data: never, state: FigureState) => Drawn;

function listed<const F extends FigureDefinition, B extends Builder>(
  figure: F,
  build: B,
): F & Pick<FigureDefinition, "uses" | "distribution"> & { build: B } {
  return { ...figure, build };
}

/**
 * Every figure, in the dashboard's order. The page, explore.json with its schema, the queries, exports and embedded
 * pages derive from this list; each figure's folder holds the rest. It brings the drawing code of all of them: no script
 * of a page may import it other than lazily.
 */
export const FIGURES = [
  listed(mostListeners, mostListenersBuilder),
  listed(mostPlays, mostPlaysBuilder),
  listed(highestAveragePlays, highestAveragePlaysBuilder),
  listed(listenersPerArtist, listenersPerArtistBuilder),
  listed(playsPerArtist, playsPerArtistBuilder),
  listed(averagePlaysPerArtist, averagePlaysPerArtistBuilder),
  listed(longTail, longTailBuilder),
  listed(listenersAndAveragePlays, listenersAndAveragePlaysBuilder),
  listed(artistsPerListener, artistsPerListenerBuilder),
  listed(playsPerListener, playsPerListenerBuilder),
  listed(sparsity, sparsityBuilder),
  listed(coListening, coListeningBuilder),
  listed(neighbourSimilarity, neighbourSimilarityBuilder),
  listed(neighbourReciprocity, neighbourReciprocityBuilder),
  listed(popularityBias, popularityBiasBuilder),
  listed(rejectedRows, rejectedRowsBuilder),
  listed(namesAndDuplicates, namesAndDuplicatesBuilder),
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
  return users < FEWEST_LISTENERS && section !== "quality" ? { ...figure, finding: tooFew(users) } : figure;
}

const tooFew = (users: number) =>
  `Not published: this needs at least ${FEWEST_LISTENERS} listeners, and the dataset has ${formatCount(users)}.`;
