import { EXPECTED_REASONS, REASONS, type Reason } from "./play.ts";
import type { Plays } from "./plays.ts";
import type { Reading, Rejected } from "./reading.ts";

/** Above this share of all rows, one reason is more than stray dirt. */
const MAX_SHARE = 0.2;
/** Fewer rows than this are no pattern. */
const LEAST_ROWS = 3;
const LEAST_ROWS_OF_A_YEAR = 20;

const NON_ASCII = /[^\0-\x7f]/;

const percent = (share: number) => `${Math.round(share * 100)}%`;

/**
 * What the rejected rows have in common, if one reason takes a whole part of the listening: over a fifth of the rows, a whole
 * year, or every name with an accent.
 */
export function systematicLoss({ rejected, plays, files }: Pick<Reading, "rejected" | "plays" | "files">): string[] {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const faults = [...rejected].filter(([reason, found]) => !EXPECTED_REASONS.has(reason) && found.rows >= LEAST_ROWS);
  if (faults.length === 0) return [];
  const keptYears = yearsOf(plays);
  const hasAccents = plays.credits.some(({ first }) => NON_ASCII.test(first.name));
  return faults.flatMap(([reason, found]) => lossesOf(reason, found, { rows, keptYears, hasAccents }));
}

function lossesOf(
  reason: Reason,
  found: Rejected,
  { rows, keptYears, hasAccents }: { rows: number; keptYears: ReadonlySet<number>; hasAccents: boolean },
): string[] {
  const what = `(${REASONS[reason]})`;
  const lost: string[] = [];
  if (found.rows > MAX_SHARE * rows)
    lost.push(`${percent(found.rows / rows)} of all rows were rejected for one reason ${what}`);
  for (const [year, count] of found.years) {
    if (count >= LEAST_ROWS_OF_A_YEAR && !keptYears.has(year)) lost.push(`every row of ${year} was rejected ${what}`);
  }
  if (found.nonAscii >= LEAST_ROWS && !hasAccents) lost.push(`every row with an accented letter was rejected ${what}`);
  const [example] = found.examples;
  const where = example === undefined ? "" : `, such as ${example.path}, row ${example.line}`;
  return lost.map((sentence) => `WARNING: ${sentence}${where}. Check the file before you trust the result.`);
}

function yearsOf(plays: Plays): Set<number> {
  const years = new Set<number>();
  const YEAR_SECONDS = 31_556_952;
  const seen = new Set<number>();
  for (let row = 0; row < plays.length; row++) {
    const at = plays.at(row);
    if (Number.isNaN(at)) continue;
    // By the day, since a Date for each of millions of rows takes seconds.
    const day = Math.floor(at / 86_400);
    if (seen.has(day)) continue;
    seen.add(day);
    years.add(Math.abs(at) < YEAR_SECONDS * 5000 ? new Date(day * 86_400_000).getUTCFullYear() : 0);
  }
  return years;
}
