import { formatPlural } from "../../lib/format.ts";
import { SHOWN_TAGS } from "./tag-names.tsx";

const words = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "post-rock, ambient and folk" */
export const inWords = (parts: readonly string[]): string => words.format(parts);

/** A name or tag inside a sentence keeps its own direction: where there is no markup, as `<bdi>` does. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

const listOf = (tags: readonly string[]) => inWords(tags.map(isolated));

type Introduced = { tags: readonly string[]; listeners: number };

/** An artist in a sentence or two, for a row that names its first tags and has no profile. */
export function introduceArtist({ tags, listeners }: Introduced): string {
  const many = `${formatPlural(listeners, "listener")} in this data.`;
  const others = introduceByOtherTags(tags);
  return others === "" ? many : `${others} ${many}`;
}

/** The same without the listeners, for a row that has them elsewhere: "" if its first tags are all there is. */
export function introduceByOtherTags(tags: readonly string[]): string {
  const others = tags.slice(SHOWN_TAGS);
  return others.length === 0 ? "" : `Also tagged ${listOf(others)}.`;
}

/** The same for a row without tags beside the name. */
export function introduceByTags({ tags, listeners }: Introduced): string {
  return tags.length === 0 ? introduceArtist({ tags, listeners }) : `Tagged ${listOf(tags)}.`;
}
