import { formatCount, formatPlural } from "../../lib/format.ts";
import type { Plays } from "../../lib/listens/plays.ts";
import type { FileReport } from "../../lib/listens/reading.ts";
import { printable } from "../../lib/primitives/printable.ts";

/** More files are counted, not named. */
const MOST_FILES = 8;

/** What was recognised, file by file, and what was skipped, for the operator. */
export function fileLines(files: readonly FileReport[], plays: Plays, shown: (file: string) => string): string[] {
  const read = files.filter(({ kept }) => kept > 0);
  const skipped = files.filter(
    ({ kept, format, speaksForFolder }) => kept === 0 && !speaksForFolder && format?.isBeside !== true,
  );
  const years = yearsByFile(files, plays);
  const lines = read.slice(0, MOST_FILES).map((file) => {
    const period = years.get(file.path);
    const notes = file.notes.length === 0 ? "" : `; ${file.notes.join("; ")}`;
    return `Read ${shown(file.path)}: ${file.format?.name}, ${formatPlural(file.kept, "row")} kept of ${formatCount(file.rows)}${period === undefined ? "" : `, ${period}`}${printable(notes, 300)}.`;
  });
  if (read.length > MOST_FILES) lines.push(`… and ${formatCount(read.length - MOST_FILES)} more files.`);
  for (const note of new Set(read.flatMap(({ format }) => format?.note ?? []))) lines.push(note);
  for (const file of read.filter(({ isTruncated }) => isTruncated)) {
    lines.push(`WARNING: ${shown(file.path)} ends early: it was read up to there. Download or export it again.`);
  }
  lines.push(
    ...skipped
      .slice(0, MOST_FILES)
      .map((file) => `Skipped ${shown(file.path)}: ${printable(file.refusal ?? reasonToSkip(file), 300)}.`),
  );
  if (skipped.length > MOST_FILES) lines.push(`… and skipped ${formatCount(skipped.length - MOST_FILES)} more files.`);
  return lines;
}

const reasonToSkip = ({ format, found, rows }: FileReport) =>
  format !== null
    ? `${format.name}, but none of its ${formatPlural(rows, "row")} is a play`
    : `not a listening export${found === "" ? "" : ` (found ${found})`}`;

/** "2016–2025", of the kept rows with a time. */
function yearsByFile(files: readonly FileReport[], plays: Plays): Map<string, string> {
  const spans = new Map<number, { first: number; last: number }>();
  for (let row = 0; row < plays.length; row++) {
    const at = plays.at(row);
    if (Number.isNaN(at)) continue;
    const span = spans.get(plays.file(row));
    if (span === undefined) spans.set(plays.file(row), { first: at, last: at });
    else {
      span.first = Math.min(span.first, at);
      span.last = Math.max(span.last, at);
    }
  }
  const yearOf = (seconds: number) => new Date(Math.min(seconds, 8e12) * 1000).getUTCFullYear();
  return new Map(
    [...spans].map(([file, { first, last }]): [string, string] => {
      const [from, to] = [yearOf(first), yearOf(last)];
      return [files[file]?.path ?? "", from === to ? `${from}` : `${from}–${to}`];
    }),
  );
}
