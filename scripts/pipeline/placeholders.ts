import { formatCount, formatPlural } from "../../lib/format.ts";
import { isDoubtfulName, isPlaceholder } from "../../lib/primitives/placeholder.ts";
import { printable } from "../../lib/primitives/printable.ts";
import type { ArtistRecord } from "./ingest/ingested.ts";

type Named = Pick<ArtistRecord, "name" | "mbids" | "listeners">;

/** Names in a line for the operator. */
const NAMED = 8;

/** artistIndex of every placeholder. */
export function placeholdersIn(artists: readonly Named[]): number[] {
  return artists.flatMap(({ name, mbids }, index) => (isPlaceholder(name, mbids[0]) ? [index] : []));
}

/** What the operator should know of placeholders, and of names that may be some, line by line. */
export function placeholderLines(artists: readonly Named[], placeholders: readonly number[]): string[] {
  const found = placeholders.flatMap((index) => artists[index] ?? []);
  const doubtful = artists.filter(({ name, mbids }) => isDoubtfulName(name) && !isPlaceholder(name, mbids[0]));
  const rows = found.reduce((sum, { listeners }) => sum + listeners, 0);
  return [
    ...(found.length === 0
      ? []
      : [
          `${formatPlural(found.length, "placeholder artist")}, ${formatPlural(rows, "listener's row", "listeners' rows")}: nobody's neighbour (${named(found)}).`,
        ]),
    ...(doubtful.length === 0
      ? []
      : [`Kept as artists, though programs also write such names where a tag is missing: ${named(doubtful)}.`]),
  ];
}

/** The best known first, as artists are. */
function named(artists: readonly Named[]): string {
  const names = artists.slice(0, NAMED).map(({ name }) => printable(name));
  const rest = artists.length - names.length;
  return [...names, ...(rest > 0 ? [`${formatCount(rest)} more`] : [])].join(", ");
}
