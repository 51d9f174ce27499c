import type { GenericSchema, InferOutput } from "valibot";
import { BROWSE_PAGE_SIZE } from "../../primitives/page-size.ts";
import type { ArtistHref, ArtistListHref, Plot } from "./plot.ts";

/** The dashboard's parts, in order. The page's minimum of listeners applies to the first. */
export const SECTIONS = [
  { id: "artists", title: "Artists" },
  { id: "listeners", title: "Listeners" },
  { id: "neighbours", title: "Neighbours" },
  { id: "quality", title: "Data quality" },
] as const;

/** How a distribution is drawn: the scale of its bins and how many, or the share that reaches each value. */
export const VIEWS = ["log-fewer", "log-more", "linear-fewer", "linear-more", "cut-fewer", "cut-more", "ccdf"] as const;

export type View = (typeof VIEWS)[number];

/** Everything about a figure except its query and its drawing. */
export interface FigureDefinition {
  /** Stable: its folder, its anchor, the addresses of its files, the parameter of its view. */
  id: string;
  title: string;
  section: (typeof SECTIONS)[number]["id"];
  /**
   * Which minimum of listeners it follows: the page's (`min`), and one of its own (`floor`). Its query then runs once
   * for each of the floors.
   */
  uses: readonly ("min" | "floor")[];
  /** For a quantity that is spread over artists or listeners: `query.sql` defines it, and shared queries bin it. */
  distribution?: { over: "artists" | "listeners"; views: readonly View[]; defaultView: View };
  /** Of what explore.json holds: see `Published`. */
  schema: GenericSchema;
}

/** The limits that explore.json was made with. */
export interface Floors {
  /** Choices of "artists with at least this many listeners", ascending; 1 is everyone. */
  floors: number[];
  /** Where the ranking by average begins: an average over one listener ranks accidents. */
  averageFloor: number;
  /** Listeners that an artist needs to have a page. */
  publishFloor: number;
}

/**
 * The parts of explore.json that these figures are drawn from. A figure's value holds the rows of its `query.sql`, as
 * `{ rows, summary }` if it has a `summary.sql`; if it `uses` floors, an array with one such value per floor.
 */
export type Published<F extends Pick<FigureDefinition, "id" | "schema">> = Floors & {
  figures: { [One in F as One["id"]]: InferOutput<One["schema"]> };
};

/** What the sentences need besides the figures' own numbers. */
export interface Facts {
  edition: string;
  users: number;
  interactions: number;
  plays: number;
  distinctArtists: number;
  publishedArtists: number;
  topK: number;
}

export interface FigureData<F extends Pick<FigureDefinition, "id" | "schema">> {
  explore: Published<F>;
  facts: Facts;
}

/** What one figure depends on of all that the reader has chosen. */
export interface FigureState {
  /** Artists with fewer listeners are left out; 1 where the figure does not follow it. */
  min: number;
  /** The floor of its own; null is the dataset's. */
  floor: number | null;
  /** Without meaning for a figure that has no views. */
  view: View;
}

export type Column = {
  /** Name in the CSV and JSON files. */
  id: string;
  title: string;
  /** `text` is shown as it is; `share` is 0 to 1; `decimal` keeps its digits below 10. */
  kind: "text" | "count" | "decimal" | "share";
};

/** The figure's numbers, unrounded: its table, its CSV and its JSON. */
export type FigureTable = {
  columns: Column[];
  rows: (string | number | null)[][];
  /** Id of the column that names a row. */
  rowHeader: string;
  /** Row by row, the artists behind it. */
  hrefs: (ArtistHref | null)[];
};

/** What a figure makes of the data in one state: text, drawing and numbers. */
export type Drawn = {
  /** In place of the definition's title, where that depends on the state. */
  title?: string;
  /** What it shows, in sentences computed from the data. */
  finding: string;
  /** Axis titles with units. */
  xTitle: string;
  yTitle: string;
  /** The kind of drawing, with which its accessible name begins. */
  drawing: string;
  /** null if there is nothing to draw. */
  plot: Plot | null;
  table: FigureTable;
  /** The whole list, if the figure shows its beginning. */
  whole?: { href: ArtistListHref; title: string };
};

/** A figure in one state, finished. */
export type Figure = Drawn & { id: string; title: string };

export type ArtistOrder = "popular" | "plays" | "average-plays";

/** Where a list of all artists holds the one at this place. */
export function placeHref(order: ArtistOrder, place: number): ArtistHref {
  const page = Math.ceil(place / BROWSE_PAGE_SIZE);
  return order === "popular" && page === 1 ? `/artists#place-${place}` : `/artists/${order}/${page}#place-${place}`;
}

/**
 * A figure of the list.
 * @param build the data and a state → text, drawing and numbers
 * @param reads other figures whose data `build` needs
 */
export function defineFigure<const F extends FigureDefinition, Other extends FigureDefinition = never>(
  definition: F,
  build: (data: FigureData<F | Other>, state: FigureState) => Drawn,
  _reads: readonly Other[] = [],
): F & Pick<FigureDefinition, "uses" | "distribution"> & { build: typeof build } {
  return { ...definition, build };
}
