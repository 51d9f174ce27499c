import * as v from "valibot";

/** Version of the files under `public/data`. Raise it whenever a reader of the old shape would misread the new one. */
export const FORMAT_VERSION = 2;

/** `explore.json` has a version of its own: it alone changed since, and the other files stay readable. */
export const EXPLORE_FORMAT_VERSION = 3;

/** Accepts only the version that this build reads; the message names both versions and the way out. */
export const formatVersion = (version: number) =>
  v.pipe(
    v.number(),
    v.check(
      (found) => found === version,
      ({ input }) =>
        `data files have format version ${input}, this build reads ${version}: run "npm run prebuild" again`,
    ),
  );

export const FormatVersion = formatVersion(FORMAT_VERSION);
