import * as v from "valibot";

/** Version of the files under `public/data`. Increase it whenever a reader of the old shape would misread the new one. */
export const FORMAT_VERSION = 4;

/** Accepts only the version that this build reads; the message names both versions and the fix. */
export const FormatVersion = v.pipe(
  v.number(),
  v.check(
    (found) => found === FORMAT_VERSION,
    ({ input }) =>
      `data files have format version ${input}, this build reads ${FORMAT_VERSION}: run "npm run prebuild" again`,
  ),
);
