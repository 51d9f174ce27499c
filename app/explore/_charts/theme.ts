/** Colours are the page's own tokens, so that both schemes and print follow without a second palette. */
export const COLOUR = {
  bar: "var(--color-accent)",
  grid: "var(--color-rule)",
  axis: "var(--color-rule-strong)",
  tickText: "var(--color-ink-soft)",
  valueText: "var(--color-ink)",
  marker: "var(--color-ink)",
  markerHalo: "var(--color-paper)",
} as const;

const TICK_FONT_SIZE = 13;

export const TICK_TEXT = { fill: COLOUR.tickText, fontSize: TICK_FONT_SIZE } as const;
export const VALUE_TEXT = { fill: COLOUR.valueText, fontSize: TICK_FONT_SIZE } as const;

/** Empty room on each side of a bar, as a share of its slot. */
export const BAR_GAP_SHARE = 0.16;
export const BIN_GAP_SHARE = 0.03;

/** Height of the lowest bar of a bin that holds anything: one artist among thousands is still to be seen. */
export const LEAST_BAR_PX = 2;

/** Behind the bar or bin that the pointer or the arrow keys are at. */
export const CURSOR = { fill: "var(--color-accent-soft)" } as const;

/**
 * Room around the plot area in px. The drawing made on the server and the one that takes its place share it,
 * so that nothing moves when they change over.
 */
export const BARS_MARGIN = { top: 0, right: 76, bottom: 28, left: 6 } as const;
export const HISTOGRAM_MARGIN = { top: 24, right: 12, bottom: 28, left: 52 } as const;

/** Height of a histogram's box; a bar chart's follows from its rows (`--chart-row`). */
export const HISTOGRAM_HEIGHT_CLASS = "h-72 sm:h-80";
