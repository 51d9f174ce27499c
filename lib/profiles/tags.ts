import { cleanTag, tagKey } from "../tags/clean-tag.ts";
import { isPersonal } from "../tags/personal-tags.ts";
import { PROFILE_TAGS } from "./contract.ts";

/** Last.fm's tags as a dataset's own are: cleaned, each once, none that tells of a person only; at most PROFILE_TAGS. */
export function cleanTags(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const tag = cleanTag(name);
    if (tag === null || isPersonal(tag) || byKey.has(tagKey(tag))) continue;
    byKey.set(tagKey(tag), tag);
  }
  return [...byKey.values()].slice(0, PROFILE_TAGS);
}
