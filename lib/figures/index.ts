import { formatPlural } from "../format.ts";
import { FEWEST_LISTENERS } from "../primitives/privacy.ts";
import { averagePlaysPerArtist, listenersPerArtist, playsPerArtist } from "./_shared/artist-distribution.ts";
import { FIGURE_IDS, type Figure, type FigureData, type FigureId } from "./_shared/figure.ts";
import { artistsPerListener, playsPerListener } from "./_shared/listener-distribution.ts";
import { highestAveragePlays, mostListeners, mostPlays } from "./_shared/ranking.ts";
import { listenersAndAveragePlays, longTail } from "./listeners-and-average-plays/build.ts";
import { namesAndDuplicates, rejectedRows } from "./names-and-duplicates/build.ts";
import {
  coListening,
  neighbourReciprocity,
  neighbourSimilarity,
  popularityBias,
  sparsity,
} from "./neighbour-similarity/build.ts";
import type { ExploreState } from "./state.ts";

const BUILDERS: Record<FigureId, (data: FigureData, state: ExploreState) => Figure> = {
  "most-listeners": mostListeners,
  "most-plays": mostPlays,
  "highest-average-plays": highestAveragePlays,
  "listeners-per-artist": listenersPerArtist,
  "plays-per-artist": playsPerArtist,
  "average-plays-per-artist": averagePlaysPerArtist,
  "long-tail": longTail,
  "listeners-and-average-plays": listenersAndAveragePlays,
  "artists-per-listener": artistsPerListener,
  "plays-per-listener": playsPerListener,
  sparsity,
  "co-listening": coListening,
  "neighbour-similarity": neighbourSimilarity,
  "neighbour-reciprocity": neighbourReciprocity,
  "popularity-bias": popularityBias,
  "rejected-rows": rejectedRows,
  "names-and-duplicates": namesAndDuplicates,
};

/** One figure in one state; the same on the server and in the browser. */
export function buildFigure(id: FigureId, data: FigureData, state: ExploreState): Figure {
  const figure = BUILDERS[id](data, state);
  const { users } = data.facts;
  // The tables are empty, which says nothing of the artists.
  return users < FEWEST_LISTENERS && !ABOUT_ROWS.includes(id) ? { ...figure, finding: tooFew(users) } : figure;
}

/** Counts of the source's rows and names, which are no listener's. */
const ABOUT_ROWS: readonly FigureId[] = ["rejected-rows", "names-and-duplicates"];

const tooFew = (users: number) =>
  `With ${formatPlural(users, "listener")} this is not published: it takes at least ${FEWEST_LISTENERS}.`;

export const isFigureId = (text: string): text is FigureId => FIGURE_IDS.some((id) => id === text);
