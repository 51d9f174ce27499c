import { formatCount, formatPlural, formatShare, formatShareAtLeast } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import type { ArtistTag } from "../../../lib/site-data/tags.ts";
import { inWords, isolated } from "../../_ui/introduce-artist.ts";
import { SHOWN_TAGS } from "../../_ui/tag-names.tsx";
import type { Row } from "./rows.ts";

type Neighbour = Pick<Row, "tags" | "listeners" | "overlap">;

const FEWEST_PEOPLE = 2;
/** Tags in the sentence, which has three lines on a phone. */
const MOST_SAID = 2;

/** Below it, "more than so many" is no distinction. */
const NOTABLE_PERCENTILE = 50;

/** An artist in a few sentences from tags and numbers, for a page without a profile. The page itself names the tags. */
export function introduceArtist({ tags, statistics }: Pick<ArtistFile, "tags" | "statistics">): string {
  const { listeners, plays, medianPlays } = statistics;
  const said = saidBySeveral(tags)
    .slice(0, MOST_SAID)
    .map(({ name, people }) => `${isolated(name)} by ${formatCount(people)} people`);
  return [
    ...(said.length === 0 ? [] : [`Called ${inWords(said)}.`]),
    listeners.percentile < NOTABLE_PERCENTILE
      ? `${formatPlural(plays.value, "play")} by ${formatPlural(listeners.value, "listener")} in this data.`
      : `More listeners than ${formatShareAtLeast(listeners.percentile / 100)} of the artists here.`,
    ...(medianPlays === null
      ? []
      : [`Half of its listeners play it ${formatPlural(Math.round(medianPlays.value), "time")} or more.`]),
  ].join(" ");
}

/** The tags with how many people gave them, where that is more than one person's word. */
export function saidBySeveral(tags: readonly ArtistTag[]): { name: string; people: number }[] {
  return tags.flatMap(({ name, people }) => (people === null || people < FEWEST_PEOPLE ? [] : [{ name, people }]));
}

/** Ratios of audiences nearer to 1 than this count as equal. */
const EQUAL = 0.1;

/** A neighbour in two sentences, for a row without a profile: the tags and numbers that the row itself does not show. */
export function introduceNeighbour({ tags, listeners, overlap }: Neighbour, owner: { listeners: number }): string {
  const more = tags.slice(SHOWN_TAGS);
  const ratio = listeners / owner.listeners;
  const size =
    Math.abs(ratio - 1) < EQUAL
      ? "an equally large audience"
      : `an audience ${ratio > 1 ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} times` : formatShare(ratio)} as large`;
  return [
    ...(more.length === 0 ? [] : [`Also ${inWords(more.map(isolated))}.`]),
    `${formatPlural(listeners, "listener")} in all, ${size}.`,
    ...(listeners === 1 ? [] : [`${formatShare(overlap / listeners)} of them play both.`]),
  ].join(" ");
}
