/**
 * The minimum number of listeners behind a published count of listeners: bins are merged until each holds this many.
 * With fewer listeners in all, no distribution is published.
 */
export const MIN_GROUP_LISTENERS = 5;
