/** Artists in one list of a browser's, at most: some 60 kB. In a module of its own, so that most pages do not load the schema. */
export const KEPT_MAX = 1000;
