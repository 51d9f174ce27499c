import * as v from "valibot";

/**
 * Names what was published together: the same in every file of one edition, another where the numbers differ. Who made a
 * page from one edition and fetches a file of the next notices.
 */
export const Edition = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));

/** @throws Error where a file that was fetched is of another edition than what it is to stand beside */
export function expectEdition(path: string, found: { edition: string }, shown: string): void {
  if (found.edition !== shown) throw new Error(`${path} is of edition ${found.edition}, what is shown of ${shown}`);
}
