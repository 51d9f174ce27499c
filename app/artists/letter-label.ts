import type { BrowseLetter } from "../../lib/site-data/browse.ts";

/** `a` → "A"; `0` → "#", for everything else. */
export function letterLabel(letter: BrowseLetter): string {
  return letter === "0" ? "#" : letter.toUpperCase();
}
