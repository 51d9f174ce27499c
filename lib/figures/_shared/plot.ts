/**
 * What a chart draws, finished: the drawing places marks and decides nothing. Positions are shares of the plot area,
 * from the left and from the bottom; labels are formatted for people.
 */
export type Plot = BarsPlot | HistogramPlot | LinesPlot | CellsPlot;

/** An artist's page, or the place in a list of all artists where those behind a mark begin. */
export type ArtistHref =
  | `/artist/${string}`
  | `/artists#place-${number}`
  | `/artists/${"popular" | "plays" | "average-plays"}/${number}#place-${number}`;

/** The list of all artists in an order, from its beginning. */
export type ArtistListHref = "/artists" | "/artists/plays/1" | "/artists/average-plays/1";

export type Tick = { at: number; label: string };

export type Mark = {
  id: string;
  /** What the mark represents, line by line; the first is its heading. */
  tooltip: string[];
  /** The artists behind it. */
  href: ArtistHref | null;
};

/** Horizontal bars, one a row. */
export type BarsPlot = {
  kind: "bars";
  bars: (Mark & { name: string; share: number; label: string })[];
  /** Names of artists fit one line or are cut; phrases take two. */
  names: "artists" | "phrases";
  xTicks: Tick[];
};

/** Bins in equal slots; one that takes several has all of them in its first element, and 0 in the others. */
export type HistogramPlot = {
  kind: "histogram";
  bins: (Mark & { share: number; slots: number })[];
  xTicks: Tick[];
  yTicks: Tick[];
  /** A value that is marked among the bins. */
  marker: Tick | null;
};

export type Point = readonly [x: number, y: number];

export type LinesPlot = {
  kind: "lines";
  /** Every line has one point for each of `steps`; `accent` is the subject. */
  lines: { id: string; label: string; style: "accent" | "ink"; ys: (number | null)[] }[];
  /** From low to high; a narrow one lies within a wide one. */
  bands: { id: string; label: string; lows: number[]; highs: number[] }[];
  /** A straight line to compare with. */
  reference: { label: string; from: Point; to: Point } | null;
  steps: (Mark & { x: number })[];
  xTicks: Tick[];
  yTicks: Tick[];
  /** Dots where the steps are: few values that stand for ranges. */
  hasDots: boolean;
};

/** Squares in a grid whose sides tell how many there are: readable without colour. */
export type CellsPlot = {
  kind: "cells";
  columns: number;
  rows: number;
  /** Column and row from the bottom left; `side` is a share of the cell. */
  cells: (Mark & { column: number; row: number; side: number })[];
  line: { label: string; points: Point[] };
  legend: { side: number; label: string }[];
  xTicks: Tick[];
  yTicks: Tick[];
};

/** Names a drawing for people who don't see it. */
export type Accessible = { label: string; describedBy: string };
