import * as v from "valibot";

/**
 * Names what was published together: the same in every file of one edition, another where the numbers differ. Who made a
 * page from one edition and fetches a file of the next notices.
 */
export const Edition = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));
