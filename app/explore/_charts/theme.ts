/** Colours are the page's own tokens, so that both schemes and print follow without a second palette. */
export const COLOUR = {
  mark: "var(--color-accent)",
  ink: "var(--color-ink)",
  /** A line to compare a curve with, which crosses it. */
  reference: "var(--color-ink)",
  grid: "var(--color-rule)",
  axis: "var(--color-rule-strong)",
  tickText: "var(--color-ink-soft)",
  valueText: "var(--color-ink)",
  halo: "var(--color-paper)",
  /** Behind the mark that the pointer or the arrow keys are at. */
  cursor: "var(--color-accent-soft)",
} as const;

const TICK_FONT_SIZE = 13;

export const TICK_TEXT = { fill: COLOUR.tickText, fontSize: TICK_FONT_SIZE } as const;
export const VALUE_TEXT = { fill: COLOUR.valueText, fontSize: TICK_FONT_SIZE } as const;

/** Empty room on each side of a bar, as a share of its slot. */
export const BAR_GAP_SHARE = 0.16;
export const BIN_GAP_SHARE = 0.03;

/** Height of the lowest bar of a bin that holds anything, as a share: one artist among thousands is still to be seen. */
export const MIN_BAR_SHARE = 0.008;

export const CURSOR = { fill: COLOUR.cursor } as const;

export const LINE_WIDTH = { accent: 2.5, ink: 1.75, reference: 1.25 } as const;
export const DASHES = { ink: "6 4", reference: "2 4" } as const;
/** Of a band's fill; bands lie on each other, so a narrow one is darker than the wide one around it. */
export const BAND_OPACITY = 0.16;
/** Of a band's outline, which alone is dark enough to be seen on paper by everybody. */
export const BAND_EDGE_OPACITY = 0.72;
export const DOT_RADIUS_PX = 3.5;

/**
 * Room around the plot area in px. The drawing made on the server and the one that takes its place share it,
 * so that nothing moves when they change over.
 */
export const BARS_MARGIN = { top: 0, right: 76, bottom: 28, left: 6 } as const;
export const PLOT_MARGIN = { top: 24, right: 14, bottom: 28, left: 52 } as const;

export const marginOf = (kind: "bars" | "histogram" | "lines" | "cells") =>
  kind === "bars" ? BARS_MARGIN : PLOT_MARGIN;

/** Height of a chart's box; a bar chart's follows from its rows (`--chart-row`). */
export const PLOT_HEIGHT_CLASS = "h-72 sm:h-80";
