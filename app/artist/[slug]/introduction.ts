import { formatPlural, formatShare, formatShareAtLeast } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import type { ListOwner, Row } from "./rows.ts";

const words = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** A name inside a sentence, whatever direction it is written in. */
const isolated = (name: string) => `\u2068${name}\u2069`;

const tagged = (tags: readonly string[]) => (tags.length === 0 ? [] : [`Tagged ${words.format(tags.map(isolated))}.`]);

/** Below it, "more than so many" is no distinction. */
const NOTABLE_PERCENTILE = 50;

/** An artist in a few sentences from tags and numbers, for a page without a profile. */
export function introduceArtist({ tags, statistics }: Pick<ArtistFile, "tags" | "statistics">): string {
  const { listeners, plays, medianPlays } = statistics;
  return [
    ...tagged(tags.map(({ name }) => name)),
    listeners.percentile < NOTABLE_PERCENTILE
      ? `${formatPlural(plays.value, "play")} by ${formatPlural(listeners.value, "listener")} in this data.`
      : `More listeners than ${formatShareAtLeast(listeners.percentile / 100)} of the artists here.`,
    ...(medianPlays === null
      ? []
      : [`Half of them play it ${formatPlural(Math.round(medianPlays.value), "time")} or more.`]),
  ].join(" ");
}

/** Ratios of audiences nearer to 1 than this count as equal. */
const EQUAL = 0.1;

/** A neighbour in two sentences from tags and numbers, for a row without a profile. */
export function introduceNeighbour(row: Pick<Row, "tags" | "listeners">, owner: ListOwner): string {
  const ratio = row.listeners / owner.listeners;
  const many =
    Math.abs(ratio - 1) < EQUAL
      ? "about as many as"
      : ratio > 1
        ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} times as many as`
        : `${formatShare(ratio)} as many as`;
  return [
    ...tagged(row.tags),
    `${formatPlural(row.listeners, "listener")} in all, ${many} ${isolated(owner.name)}.`,
  ].join(" ");
}
