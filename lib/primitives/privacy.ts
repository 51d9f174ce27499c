/**
 * The fewest listeners that a published number of listeners' totals may stand for: bins merge until each holds so many.
 * Of fewer listeners than this no distribution is published at all.
 */
export const FEWEST_LISTENERS = 5;
