import { BROWSE_PAGE_SIZE } from "../../primitives/page-size.ts";
import type { Explore } from "../../site-data/explore.ts";
import type { Manifest } from "../../site-data/manifest.ts";
import type { ArtistHref, ArtistListHref, Plot } from "./plot.ts";

/** What the sentences need besides the figures' own numbers. */
export type Facts = Pick<Manifest, "edition" | "users" | "interactions" | "plays"> & {
  distinctArtists: number;
  publishedArtists: number;
  topK: number;
};

export function factsOf({ edition, users, interactions, plays, artists, method }: Manifest): Facts {
  const { distinct, published } = artists;
  return {
    edition,
    users,
    interactions,
    plays,
    distinctArtists: distinct,
    publishedArtists: published,
    topK: method.topK,
  };
}

export type Column = {
  /** Name in the CSV and JSON files. */
  id: string;
  title: string;
  /** `text` is shown as it is; `share` is 0 to 1; `decimal` keeps what digits it has below 10. */
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

/** A figure in one state, finished: text, drawing and numbers. */
export type Figure = {
  id: FigureId;
  title: string;
  /** What it shows, in sentences computed from the data. */
  finding: string;
  /** Axis titles with units. */
  xTitle: string;
  yTitle: string;
  /** What kind of drawing it is, as its name for people who don't see it begins. */
  drawing: string;
  /** null where there is nothing to draw. */
  plot: Plot | null;
  table: FigureTable;
  /** Where the whole list is of which the figure shows the beginning. */
  whole?: { href: ArtistListHref; title: string };
};

/** Stable: anchors, addresses of files, parameters. */
export const FIGURE_IDS = [
  "most-listeners",
  "most-plays",
  "highest-average-plays",
  "listeners-per-artist",
  "plays-per-artist",
  "average-plays-per-artist",
  "long-tail",
  "listeners-and-average-plays",
  "artists-per-listener",
  "plays-per-listener",
  "sparsity",
  "co-listening",
  "neighbour-similarity",
  "neighbour-reciprocity",
  "popularity-bias",
  "rejected-rows",
  "names-and-duplicates",
] as const;

export type FigureId = (typeof FIGURE_IDS)[number];

export type FigureData = { explore: Explore; facts: Facts };

export type ArtistOrder = "popular" | "plays" | "average-plays";

/** Where a list of all artists holds the one at this place. */
export function placeHref(order: ArtistOrder, place: number): ArtistHref {
  const page = Math.ceil(place / BROWSE_PAGE_SIZE);
  return order === "popular" && page === 1 ? `/artists#place-${place}` : `/artists/${order}/${page}#place-${place}`;
}
