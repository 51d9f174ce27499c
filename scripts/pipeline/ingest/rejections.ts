import { printable, printablePath } from "../../../lib/primitives/printable.ts";
import type { Rejection } from "../../../lib/site-data/manifest.ts";
import { OperatorError } from "../../cli/operator-error.ts";

/** Every reason for rejecting a row, as worded in the report. */
export const REJECTION_REASONS = {
  "blank-line": "the line is blank",
  "wrong-column-count": "the line has too few or too many columns",
  "not-utf-8": "the line is not UTF-8",
  "broken-quoting": "a quoted field is not closed, or goes on after its quote",
  "line-too-long": "the line is longer than 2 MB",
  "no-user": "the user is missing",
  "impossible-user-id": "the user id has an impossible form",
  "no-artist": "the artist is missing",
  "unknown-artist-id": "the artist id is not in the list of artists",
  "plays-not-a-positive-integer": "plays is not a positive whole number",
} as const;

export type RejectionReason = keyof typeof REJECTION_REASONS;

/** DuckDB's error types for rows that its reader could not split. */
export const READER_REASONS: Readonly<Record<string, RejectionReason>> = {
  "MISSING COLUMNS": "wrong-column-count",
  "TOO MANY COLUMNS": "wrong-column-count",
  "INVALID ENCODING": "not-utf-8",
  "UNQUOTED VALUE": "broken-quoting",
  "LINE SIZE OVER MAXIMUM": "line-too-long",
};

/** A longer line is not read: it is counted as `line-too-long`. Without its line feed, and without a byte order mark. */
export const LONGEST_LINE_BYTES = 2_000_000;

/** Rows rejected for one reason, with the first few of them as in the file. */
export interface RejectedRows {
  rows: number;
  examples: { file: string; line: number; text: string }[];
}

export const EXAMPLES_PER_REASON = 3;
/** In the manifest; messages quote less. */
const EXAMPLE_LENGTH = 160;
/** The rest of a line that is too long is dropped. */
export const EXAMPLE_BYTES = 4096;

const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The beginning of a line, for `exampleText`. */
export const exampleOf = (line: Uint8Array): string => lenient.decode(line.subarray(0, EXAMPLE_BYTES));

/** UTF-16 units that `exampleOf` keeps at least, as each is at most three bytes. */
const EXAMPLE_UNITS = 1024;

/**
 * A row as shown in the report, truncated at 160 characters. Only its beginning is trimmed, so that a whole line and one
 * of which `exampleOf` kept the beginning look the same.
 */
export const exampleText = (text: string): string => printable(text.slice(0, EXAMPLE_UNITS).trim(), EXAMPLE_LENGTH);

/**
 * Line number (from 1) of the row with `rowIndex` (from 0) in a file where the lines of `skipped`
 * (ascending, from 1: header, blank and unreadable lines) contain no row.
 */
export function lineOfRow(rowIndex: number, skipped: ArrayLike<number>): number {
  let low = 0;
  let high = skipped.length;
  // Invariant: fewer than `low` … `high` skipped lines precede the row; the k-th skipped line precedes it
  // exactly when its number is at most rowIndex + 1 + k.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((skipped[middle] ?? 0) <= rowIndex + 1 + middle) low = middle + 1;
    else high = middle;
  }
  return rowIndex + 1 + low;
}

/** Rejected rows as the manifest shows them, most frequent reason first. */
export function describeRejections(found: ReadonlyMap<RejectionReason, RejectedRows>): Rejection[] {
  return [...found]
    .map(([reason, { rows, examples }]) => ({
      reason,
      description: REJECTION_REASONS[reason],
      rows,
      examples: examples.map(({ file, line, text }) => ({ file, line, text: exampleText(text) })),
    }))
    .sort((a, b) => b.rows - a.rows || a.reason.localeCompare(b.reason, "en"));
}

/** The error for a file in which no row can be kept. */
export function nothingUsable(filePath: string, read: number, rejected: readonly Rejection[]): OperatorError {
  const reasons = rejected.map(({ rows, description }) => `${rows} × ${description}`).join("; ") || "no rows at all";
  return new OperatorError(`${printablePath(filePath)}: none of ${read} rows can be used (${reasons})`);
}
