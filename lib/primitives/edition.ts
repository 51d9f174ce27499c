import * as v from "valibot";

/**
 * Identifies what was published together: the same in every file of one edition, different if the numbers differ. A reader that
 * holds a page of one edition and fetches a file of the next can tell.
 */
export const Edition = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));
