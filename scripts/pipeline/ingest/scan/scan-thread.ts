import type { RejectedRows, RejectionReason } from "../rejections.ts";
import type { SentTexts } from "./byte-dictionary.ts";
import type { SentColumn } from "./column.ts";
import { type PieceBuffers, takePieces } from "./pieces.ts";
import { RowScanner } from "./row-scanner.ts";

/** What every thread is given. */
export interface ScanTask {
  userPattern: string | null;
  file: string;
  buffers: PieceBuffers;
}

/** A piece, and how many lines and kept rows its thread had read before it. */
export interface ScannedPiece {
  piece: number;
  lines: number;
  rows: number;
}

/** What one thread has read of the file. */
export interface ScannedPart {
  pieces: ScannedPiece[];
  lines: number;
  users: SentTexts;
  spellings: SentTexts;
  mbids: SentTexts;
  rowUsers: SentColumn;
  rowSpellings: SentColumn;
  rowPlays: SentColumn;
  pairSpellings: SentColumn;
  pairMbids: SentColumn;
  pairRows: Uint32Array;
  foundSpellings: ReadonlySet<number>;
  /** The lines of examples are counted over the thread's own pieces. */
  rejected: ReadonlyMap<RejectionReason, RejectedRows>;
}

/** A module for threads: reports the number of each piece that it has read, and in the end what it found. */
export function run({ userPattern, file, buffers }: ScanTask, report: (found: number | ScannedPart) => void): void {
  let opened: RowScanner | null = null;
  const pieces: ScannedPiece[] = [];
  for (const { piece, lines } of takePieces(buffers, report)) {
    // Whoever has the file's start has taken it first.
    opened ??= new RowScanner(userPattern, file, piece === 0);
    pieces.push({ piece, lines: opened.lines, rows: opened.rowUsers.length });
    opened.push(lines);
  }
  const scanner = opened ?? new RowScanner(userPattern, file, false);
  report({
    pieces,
    lines: scanner.lines,
    users: scanner.users.dictionary.sent(),
    spellings: scanner.spellings.dictionary.sent(),
    mbids: scanner.mbids.dictionary.sent(),
    rowUsers: scanner.rowUsers.sent(),
    rowSpellings: scanner.rowSpellings.sent(),
    rowPlays: scanner.rowPlays.sent(),
    pairSpellings: scanner.pairSpellings.sent(),
    pairMbids: scanner.pairMbids.sent(),
    pairRows: scanner.pairRows,
    foundSpellings: scanner.foundSpellings,
    rejected: scanner.rejected,
  });
}
