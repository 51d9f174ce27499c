import type { Rejection } from "../../../lib/contracts/manifest.ts";
import { OperatorError } from "../operator-error.ts";

/** Every reason for which a row is not kept, in the words of the report. */
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

/** DuckDB's names for rows that its reader could not split. */
export const READER_REASONS: Readonly<Record<string, RejectionReason>> = {
  "MISSING COLUMNS": "wrong-column-count",
  "TOO MANY COLUMNS": "wrong-column-count",
  "INVALID ENCODING": "not-utf-8",
  "UNQUOTED VALUE": "broken-quoting",
  "LINE SIZE OVER MAXIMUM": "line-too-long",
};

/** Rows not kept for one reason, with the first few of them as they stand in the file. */
export interface RejectedRows {
  rows: number;
  examples: { file: string; line: number; text: string }[];
}

export const EXAMPLES_PER_REASON = 3;
const EXAMPLE_LENGTH = 160;

/** Control characters, of writing direction too, and what nobody sees: clean-names.sql takes the same out of names. */
const UNSEEN = /[\p{Cc}\u200B\uFEFF\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/** A row as the report shows it: tabs visible, what can't be seen blanked, cut at 160 characters. */
export function exampleText(text: string): string {
  const visible = text.trim().replaceAll("\t", "⇥").replace(UNSEEN, "␣");
  const characters = [...visible];
  return characters.length <= EXAMPLE_LENGTH ? visible : `${characters.slice(0, EXAMPLE_LENGTH - 1).join("")}…`;
}

/**
 * Line number (from 1) of the row with `rowIndex` (from 0) in a file where the lines of `skipped`
 * (ascending, from 1: header, blank and unreadable lines) hold no row.
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
  return new OperatorError(`${filePath}: none of ${read} rows can be used (${reasons})`);
}
