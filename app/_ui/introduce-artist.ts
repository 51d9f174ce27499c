import { formatPlural } from "../../lib/format.ts";

const words = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Tags that stand beside an artist's name in a list (tag-names.tsx). */
const NAMED = 3;

/** "post-rock and ambient"; each keeps its own direction inside the sentence. */
const listOf = (tags: readonly string[]) => words.format(tags.map((tag) => `\u2068${tag}\u2069`));

type Introduced = { tags: readonly string[]; listeners: number };

/** An artist in a sentence or two, for a row that names its first tags and has no profile. */
export function introduceArtist({ tags, listeners }: Introduced): string {
  const many = `${formatPlural(listeners, "listener")} in this data.`;
  const others = tags.slice(NAMED);
  return others.length === 0 ? many : `Also tagged ${listOf(others)}. ${many}`;
}

/** The same for a row without tags beside the name. */
export function introduceByTags({ tags, listeners }: Introduced): string {
  return tags.length === 0 ? introduceArtist({ tags, listeners }) : `Tagged ${listOf(tags)}.`;
}
