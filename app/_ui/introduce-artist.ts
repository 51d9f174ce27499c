import { formatPlural } from "../../lib/format.ts";

const words = new Intl.ListFormat("en-GB", { type: "conjunction" });

type Introduced = { tags: readonly string[]; listeners: number };

/** An artist in a sentence or two from tags and numbers, for a row without a profile. */
export function introduceArtist({ tags, listeners }: Introduced): string {
  // A tag keeps its own direction inside the sentence.
  const named = tags.map((tag) => `\u2068${tag}\u2069`);
  const many = `${formatPlural(listeners, "listener")} in this data.`;
  return named.length === 0 ? many : `Tagged ${words.format(named)}. ${many}`;
}
