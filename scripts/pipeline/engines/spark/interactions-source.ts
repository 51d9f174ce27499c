import path from "node:path";
import * as v from "valibot";
import type { LocatedDataset } from "../../../datasets/source.ts";
import type { Ingested } from "../../ingest/ingested.ts";
import { describeRejections, nothingUsable, REJECTION_REASONS, type RejectionReason } from "../../ingest/rejections.ts";
import type { SparkResults } from "./results.ts";

const nameOf = (place: string) => path.posix.basename(place.replace(/[/*]+$/, "")) || place;

/** The id of a dataset that only Spark reads. */
export const interactionsId = (place: string): string => `interactions:${nameOf(place)}`;

/** All that is known of Parquet that only Spark reads is its name. It counts as personal, like the operator's own files. */
export function interactionsSource(place: string): LocatedDataset {
  const name = nameOf(place);
  return {
    description: {
      id: interactionsId(place),
      title: name,
      kind: "real",
      isPersonal: true,
      source: name,
      sourceUrl: null,
      licence: "as its owner says",
      citation: name,
      period: null,
    },
    sample: null,
    tables: [],
    rowsTables: [],
    views: [],
    userPattern: null,
    publishMinListeners: 3,
  };
}

const Counts = v.object({
  interactions: v.number(),
  users: v.number(),
  found: v.number(),
  mentioned: v.number(),
  artists: v.number(),
});

/**
 * Ingest's statistics of a dataset, counted by Spark: everything but the matrix.
 * @throws OperatorError if no row at all is usable
 */
export async function ingestedBySpark(place: string, results: SparkResults): Promise<Omit<Ingested, "userArtists">> {
  const byReason = await results.rows(
    "row_counts",
    "reason, row_count::DOUBLE AS row_count, without_mbid::DOUBLE AS without_mbid",
    v.object({
      reason: v.nullable(v.picklist(Object.keys(REJECTION_REASONS) as RejectionReason[])),
      row_count: v.number(),
      without_mbid: v.number(),
    }),
  );
  const rejected = describeRejections(
    new Map(
      byReason.flatMap(({ reason, row_count }) =>
        // Parquet rows have no line numbers for examples.
        reason === null ? [] : [[reason, { rows: row_count, examples: [] }] as const],
      ),
    ),
  );
  const kept = byReason.find(({ reason }) => reason === null);
  const read = byReason.reduce((sum, { row_count }) => sum + row_count, 0);
  if (kept === undefined) throw nothingUsable(place, read, rejected);
  const [counts] = await results.rows(
    "counts",
    `interactions::DOUBLE AS interactions, users::DOUBLE AS users, identities_found::DOUBLE AS found,
     identities_mentioned::DOUBLE AS mentioned, artists::DOUBLE AS artists`,
    Counts,
  );
  if (counts === undefined) throw new Error("the job left no counts");
  const artists = await results.artists();
  return {
    artists,
    files: [],
    rows: {
      read,
      kept: kept.row_count,
      rejected,
      duplicatesAdded: kept.row_count - counts.interactions,
      withoutMbid: kept.without_mbid,
    },
    users: counts.users,
    interactions: counts.interactions,
    plays: artists.reduce((sum, { plays }) => sum + plays, 0),
    identities: {
      found: counts.found,
      merged: counts.mentioned - counts.artists,
      withoutListeners: counts.found - counts.mentioned,
    },
  };
}
