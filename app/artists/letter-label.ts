import type { BrowseLetter } from "../../lib/site-data/browse.ts";

/** `a` → "A"; `0` → "#", the shelf for everything else. */
export function letterLabel(letter: BrowseLetter): string {
  return letter === "0" ? "#" : letter.toUpperCase();
}
