import { createHash } from "node:crypto";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import type { Ingested } from "../ingest/ingested.ts";
import type { Catalogue } from "./catalogue.ts";
import type { CatalogueTags } from "./catalogue-tags.ts";
import { publishedSimilarity, SIMILARITY_DECIMALS } from "./round.ts";

const HEX_DIGITS = 8;

/**
 * An id for what is about to be published, from its content: rows read, artists with a page, their neighbours and their tags.
 * @param neighbours of the catalogue's artists first
 */
export function editionOf(
  {
    users,
    interactions,
    rows,
  }: Pick<Ingested, "users" | "interactions"> & { rows: Pick<Ingested["rows"], "read" | "rejected"> },
  { artists, slugs }: Pick<Catalogue, "artists" | "slugs">,
  { topK, counts, indices, similarities, overlaps, familiarity }: NeighbourTable,
  tags: CatalogueTags,
): string {
  const rejected = rows.rejected.map(({ reason, rows: count }) => [reason, count]);
  const hash = createHash("sha256").update(JSON.stringify([users, interactions, rows.read, rejected]));
  const list = new Int32Array(1 + 3 * topK);
  for (const [index, artist] of artists.entries()) {
    const { name, mbids, other_names, plays, listeners, median_plays } = artist;
    hash.update(JSON.stringify([slugs[index], name, mbids, other_names, plays, listeners, median_plays]));
    const count = counts[index] ?? 0;
    list[0] = count;
    for (let place = 0, at = 1; place < count; place++) {
      const slot = index * topK + place;
      list[at++] = indices[slot] ?? 0;
      list[at++] = overlaps[slot] ?? 0;
      list[at++] = Math.round(publishedSimilarity(similarities[slot] ?? 0) * 10 ** SIMILARITY_DECIMALS);
    }
    hash.update(list.subarray(0, 1 + 3 * count));
  }
  // Other orders of a list follow from this, or from the listeners above.
  if (familiarity !== undefined) hash.update(familiarity.subarray(0, artists.length));
  hash.update(JSON.stringify([tags.source, tags.names, tags.assignments, tags.distinct]));
  // Scores follow from people; where those are not counted, they are the source's own.
  const { counts: tagCounts, people, scores } = tags;
  for (const column of [tagCounts, tags.tags, people.some((count) => count > 0) ? people : scores]) hash.update(column);
  return hash.digest("hex").slice(0, HEX_DIGITS);
}
