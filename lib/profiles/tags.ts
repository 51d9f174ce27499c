import { PROFILE_TAGS } from "./contract.ts";

/** A tag is a word or three; longer ones are remarks. */
const MAX_LENGTH = 40;

/** Last.fm's tags in the site's spelling: in lower case, each once, none that is a remark; at most PROFILE_TAGS. */
export function cleanTags(names: readonly string[]): string[] {
  const cleaned = names.map((name) =>
    name
      .replace(/[\p{C}\s]+/gu, " ")
      .trim()
      .toLowerCase(),
  );
  const usable = cleaned.filter((name) => /[\p{L}\p{N}]/u.test(name) && name.length <= MAX_LENGTH);
  return [...new Set(usable)].slice(0, PROFILE_TAGS);
}
