import { EXAMPLES_PER_REASON, type RejectedRows, type RejectionReason } from "../rejections.ts";
import { ByteDictionary, type SentTexts } from "./byte-dictionary.ts";
import { Column } from "./column.ts";
import type { ScannedPart, ScannedPiece } from "./scan-thread.ts";
import type { ScannedRows } from "./scanned.ts";

const ABSENT = 0xffffffff;

/** Numbers a thread's texts anew, as they come up. */
class Renumbering {
  readonly #texts: SentTexts;
  readonly #into: ByteDictionary;
  readonly #codes: Uint32Array;

  constructor(texts: SentTexts, into: ByteDictionary) {
    this.#texts = texts;
    this.#into = into;
    this.#codes = new Uint32Array(texts.starts.length).fill(ABSENT);
  }

  codeOf(own: number): number {
    const known = this.#codes[own] ?? ABSENT;
    if (known !== ABSENT) return known;
    const code = this.#into.codeIn(this.#texts, own);
    this.#codes[own] = code;
    return code;
  }
}

/** What threads have read, as if one had: rows in the file's order, users numbered as they appear. */
export function mergeParts(parts: readonly ScannedPart[]): ScannedRows {
  const users = new ByteDictionary();
  const spellings = new ByteDictionary();
  const mbids = new ByteDictionary();
  const [rowUsers, rowSpellings, rowPlays] = [new Column(), new Column(), new Column()];
  const sources = parts.map((part) => ({
    part,
    users: new Renumbering(part.users, users),
    spellings: new Renumbering(part.spellings, spellings),
    mbids: new Renumbering(part.mbids, mbids),
    rowUsers: Column.received(part.rowUsers),
    rowSpellings: Column.received(part.rowSpellings),
    rowPlays: Column.received(part.rowPlays),
  }));
  const inOrder = sources
    .flatMap((source) =>
      source.part.pieces.map(({ piece, rows }, index) => ({
        piece,
        source,
        from: rows,
        to: source.part.pieces[index + 1]?.rows ?? source.rowUsers.length,
      })),
    )
    .sort((a, b) => a.piece - b.piece);
  for (const { source, from, to } of inOrder) {
    for (let row = from; row < to; row++) {
      rowUsers.push(source.users.codeOf(source.rowUsers.at(row)));
      rowSpellings.push(source.spellings.codeOf(source.rowSpellings.at(row)));
      rowPlays.push(source.rowPlays.at(row));
    }
  }
  const [pairSpellings, pairMbids, pairRows] = [new Column(), new Column(), new Column()];
  const foundSpellings = new Set<number>();
  for (const { part, spellings: spelling, mbids: mbid } of sources) {
    const [ownSpellings, ownMbids] = [Column.received(part.pairSpellings), Column.received(part.pairMbids)];
    for (let pair = 0; pair < ownSpellings.length; pair++) {
      pairSpellings.push(spelling.codeOf(ownSpellings.at(pair)));
      pairMbids.push(mbid.codeOf(ownMbids.at(pair)));
      pairRows.push(part.pairRows[pair] ?? 0);
    }
    for (const own of part.foundSpellings) foundSpellings.add(spelling.codeOf(own));
  }
  return {
    users,
    spellings,
    mbids,
    rowUsers,
    rowSpellings,
    rowPlays,
    pairSpellings,
    pairMbids,
    pairRows: Uint32Array.from({ length: pairRows.length }, (_, pair) => pairRows.at(pair)),
    foundSpellings,
    rejected: mergeRejected(parts),
  };
}

function mergeRejected(parts: readonly ScannedPart[]): Map<RejectionReason, RejectedRows> {
  const lineOf = linesInFile(parts);
  const merged = new Map<RejectionReason, RejectedRows>();
  for (const [index, { rejected }] of parts.entries()) {
    for (const [reason, { rows, examples }] of rejected) {
      const found = merged.get(reason) ?? { rows: 0, examples: [] };
      found.rows += rows;
      found.examples.push(...examples.map((example) => ({ ...example, line: lineOf(index, example.line) })));
      merged.set(reason, found);
    }
  }
  for (const found of merged.values()) {
    found.examples.sort((a, b) => a.line - b.line);
    found.examples.splice(EXAMPLES_PER_REASON);
  }
  return merged;
}

/** Maps a line counted over one thread's pieces (from 1) to one of the file. */
function linesInFile(parts: readonly ScannedPart[]): (part: number, line: number) => number {
  const lengths: number[] = [];
  for (const { pieces, lines } of parts) {
    for (const [index, { piece, lines: before }] of pieces.entries())
      lengths[piece] = (pieces[index + 1]?.lines ?? lines) - before;
  }
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length);
  return (part, line) => {
    const isAtOrAfter = ({ lines: before }: ScannedPiece) => before < line;
    const found = parts[part]?.pieces.findLast(isAtOrAfter);
    if (found === undefined) throw new Error(`line ${line} is in no piece`);
    return (starts[found.piece] ?? 0) + line - found.lines;
  };
}
