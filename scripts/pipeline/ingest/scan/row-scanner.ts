import {
  EXAMPLES_PER_REASON,
  exampleOf,
  LONGEST_LINE_BYTES,
  type RejectedRows,
  type RejectionReason,
} from "../rejections.ts";
import { ByteDictionary, equalBytes, HASH_PRIME, HASH_START, hashBytes, viewOf } from "./byte-dictionary.ts";
import { cleanName } from "./clean-name.ts";
import { Column } from "./column.ts";
import type { ScannedRows } from "./scanned.ts";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const DIGIT_0 = 0x30;
const COLUMNS = 4;
/** A UINTEGER in the SQL. */
const MAX_PLAYS = 0xffffffff;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const MBID_BYTES = 36;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Distinct texts of one column, each checked once, when it first appears. */
export class JudgedTexts {
  readonly dictionary = new ByteDictionary();
  readonly #judge: (bytes: Uint8Array) => boolean;
  #isSound: boolean[] = [];

  constructor(judge: (bytes: Uint8Array) => boolean) {
    this.#judge = judge;
  }

  codeOf(bytes: DataView, start: number, end: number, hash: number): number {
    const before = this.dictionary.size;
    const code = this.dictionary.codeOf(bytes, start, end - start, hash);
    if (code === before) this.#isSound.push(this.#judge(this.dictionary.bytes(code)));
    return code;
  }

  isSound(code: number): boolean {
    return this.#isSound[code] ?? false;
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Whole numbers from 1 that fit 32 bits, blanks around them allowed; 0 for anything else. */
function parsePlays(text: string): number {
  const plays = /^[\t\n\f\r ]*[0-9]+[\t\n\f\r ]*$/.test(text) ? Number(text) : 0;
  return plays <= MAX_PLAYS ? plays : 0;
}

/**
 * Reads lines of user, MBID, artist and plays, separated by tabs, from chunks of bytes. Kept rows become three
 * numbers each; every text is stored once. Rules and reasons are those of check-rows.sql.
 */
export class RowScanner {
  readonly users: JudgedTexts;
  readonly spellings = new JudgedTexts((bytes) => cleanName(decode(bytes) ?? "") !== "");
  readonly mbids = new JudgedTexts((bytes) => decode(bytes) !== null);
  /** By kept row. */
  readonly rowUsers = new Column();
  readonly rowSpellings = new Column();
  readonly rowPlays = new Column();
  /** Distinct (spelling, MBID) pairs of kept rows with their row counts; rows without an MBID have no pair. */
  readonly pairSpellings = new Column();
  readonly pairMbids = new Column();
  pairRows = new Uint32Array(1 << 12);
  readonly rejected = new Map<RejectionReason, RejectedRows>();
  /** Spellings of rows that were read the slow way, kept or not: they count as found. */
  readonly foundSpellings = new Set<number>();
  lines = 0;

  readonly #pairs = new Map<number, number>();
  /** By spelling: the pair of its last row, plus 1, and the position of that pair's MBID in its dictionary. */
  #lastPair = new Uint32Array(1 << 12);
  #carry = Buffer.alloc(0);
  #isFirst: boolean;
  #user = 0;
  #userStart = 0;
  #userLength = 0;

  readonly #file: string;

  /**
   * @param file the file name given in examples of rejected rows
   * @param isStart whether the first bytes are those of the file, which may begin with a byte order mark
   */
  constructor(userPattern: string | null, file = "", isStart = true) {
    this.#file = file;
    this.#isFirst = isStart;
    const possible = userPattern === null ? null : new RegExp(`^(?:${userPattern})$`);
    this.users = new JudgedTexts((bytes) => {
      const text = decode(bytes);
      return text !== null && text.replace(/^ +/, "") !== "" && (possible === null || possible.test(text));
    });
  }

  /** Takes the next bytes; carriage returns in them become blanks, in place. */
  push(chunk: Buffer): void {
    for (let at = chunk.indexOf(CARRIAGE_RETURN); at >= 0; at = chunk.indexOf(CARRIAGE_RETURN, at + 1)) {
      chunk[at] = BLANK;
    }
    let start = 0;
    if (this.#carry.length > 0 || this.#isFirst) {
      // The line that the last chunk began.
      const end = chunk.indexOf(LINE_FEED) + 1;
      this.#carryOn(end === 0 ? chunk : chunk.subarray(0, end));
      if (end === 0) return;
      this.#scan(
        this.#carry,
        this.#isFirst && BYTE_ORDER_MARK.every((byte, at) => this.#carry[at] === byte) ? 3 : 0,
        this.#carry.length,
      );
      this.#isFirst = false;
      start = end;
    }
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > start) this.#scan(chunk, start, end);
    this.#carry = Buffer.from(chunk.subarray(Math.max(start, end)));
  }

  /** Extends the line that the last chunk began; once it is too long, only records the line feed at its end. */
  #carryOn(bytes: Buffer): void {
    const isTooLong = this.#carry.length > LONGEST_LINE_BYTES + BYTE_ORDER_MARK.length;
    if (!isTooLong) this.#carry = Buffer.concat([this.#carry, bytes]);
    else if (bytes.at(-1) === LINE_FEED) this.#carry = Buffer.concat([this.#carry, bytes.subarray(-1)]);
  }

  /** Reads a last line that has no line feed. Call once, after all bytes. */
  finish(): void {
    if (this.#carry.length > 0) this.push(Buffer.from([LINE_FEED]));
  }

  /** What was read, once all bytes were. */
  scanned(): ScannedRows {
    const { users, spellings, mbids } = this;
    const { rowUsers, rowSpellings, rowPlays, pairSpellings, pairMbids, pairRows, foundSpellings, rejected } = this;
    return {
      users: users.dictionary,
      spellings: spellings.dictionary,
      mbids: mbids.dictionary,
      ...{ rowUsers, rowSpellings, rowPlays, pairSpellings, pairMbids, pairRows, foundSpellings, rejected },
    };
  }

  /** Whole lines in [start, end); the last byte is a line feed, so that every search within a line ends. */
  #scan(bytes: Buffer, start: number, end: number): void {
    const view = viewOf(bytes);
    let at = start;
    while (at < end) {
      this.lines++;
      const next = this.#scanSound(bytes, view, at);
      if (next > 0) {
        at = next;
      } else {
        const lineEnd = bytes.indexOf(LINE_FEED, at);
        this.#scanAny(bytes, at, lineEnd);
        at = lineEnd + 1;
      }
    }
  }

  /** Keeps the row of a valid line. @returns the next line's position, or 0 if this line is not valid */
  #scanSound(bytes: Buffer, view: DataView, start: number): number {
    const mbidStart = this.#scanUser(bytes, view, start);
    if (mbidStart < 0) return 0;
    let at = mbidStart;
    while ((bytes[at] ?? 0) > LINE_FEED) at++;
    if (bytes[at] !== TAB) return 0;
    const mbidEnd = at++;
    const nameStart = at;
    let hash = HASH_START | 0;
    for (let byte = bytes[at] ?? 0; byte > LINE_FEED; byte = bytes[++at] ?? 0)
      hash = Math.imul(hash ^ byte, HASH_PRIME);
    if (bytes[at] !== TAB || at === nameStart) return 0;
    const nameEnd = at++;
    const playsStart = at;
    let plays = 0;
    for (let byte = bytes[at] ?? 0; byte !== LINE_FEED; byte = bytes[++at] ?? 0) {
      if (byte < DIGIT_0 || byte > DIGIT_0 + 9) return 0;
      plays = plays * 10 + byte - DIGIT_0;
    }
    if (at === playsStart || plays < 1 || plays > MAX_PLAYS || at - start > LONGEST_LINE_BYTES) return 0;
    const spelling = this.spellings.codeOf(view, nameStart, nameEnd, hash);
    if (!this.spellings.isSound(spelling)) return 0;
    if (mbidEnd > mbidStart && !this.#countMbid(spelling, view, mbidStart, mbidEnd)) return 0;
    this.#keep(this.#user, spelling, plays);
    return at + 1;
  }

  /** Sets `#user`; most rows have the previous row's user. @returns position after the tab, or -1 */
  #scanUser(bytes: Buffer, view: DataView, start: number): number {
    const { arena } = this.users.dictionary;
    const length = this.#userLength;
    const tab = start + length;
    if (bytes[tab] === TAB && length > 0 && equalBytes(arena, this.#userStart, view, start, length)) return tab + 1;
    let at = start;
    let hash = HASH_START | 0;
    for (let byte = bytes[at] ?? 0; byte > LINE_FEED; byte = bytes[++at] ?? 0)
      hash = Math.imul(hash ^ byte, HASH_PRIME);
    if (bytes[at] !== TAB || at === start) return -1;
    const user = this.users.codeOf(view, start, at, hash);
    if (!this.users.isSound(user)) return -1;
    this.#user = user;
    this.#userStart = this.users.dictionary.starts[user] ?? 0;
    this.#userLength = at - start;
    return at + 1;
  }

  /** @returns false if the MBID isn't UTF-8, so that the line cannot be kept */
  #countMbid(spelling: number, view: DataView, start: number, end: number): boolean {
    if (spelling * 2 + 1 >= this.#lastPair.length) {
      const larger = new Uint32Array(spelling * 4 + 4);
      larger.set(this.#lastPair);
      this.#lastPair = larger;
    }
    const length = end - start;
    let pair = (this.#lastPair[spelling * 2] ?? 0) - 1;
    const known = this.#lastPair[spelling * 2 + 1] ?? 0;
    // All valid MBIDs have the same length; any other is looked up each time.
    if (pair < 0 || length !== MBID_BYTES || !equalBytes(this.mbids.dictionary.arena, known, view, start, length)) {
      const mbid = this.mbids.codeOf(
        view,
        start,
        end,
        hashBytes(new Uint8Array(view.buffer, view.byteOffset + start, length), 0, length),
      );
      if (!this.mbids.isSound(mbid)) return false;
      pair = this.#pairOf(spelling, mbid);
      if (length === MBID_BYTES) {
        this.#lastPair[spelling * 2] = pair + 1;
        this.#lastPair[spelling * 2 + 1] = this.mbids.dictionary.starts[mbid] ?? 0;
      }
    }
    this.pairRows[pair] = (this.pairRows[pair] ?? 0) + 1;
    return true;
  }

  #pairOf(spelling: number, mbid: number): number {
    const key = spelling * 2 ** 26 + mbid;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair = this.pairSpellings.length;
    this.pairSpellings.push(spelling);
    this.pairMbids.push(mbid);
    this.#pairs.set(key, pair);
    if (pair >= this.pairRows.length) {
      const larger = new Uint32Array(this.pairRows.length * 2);
      larger.set(this.pairRows);
      this.pairRows = larger;
    }
    return pair;
  }

  #keep(user: number, spelling: number, plays: number): void {
    this.rowUsers.push(user);
    this.rowSpellings.push(spelling);
    this.rowPlays.push(plays);
  }

  /** The slow path for any line: keeps its row or records the reason. */
  #scanAny(bytes: Buffer, start: number, end: number): void {
    const line = bytes.subarray(start, end);
    const reason = this.#judge(line);
    if (reason === null) return;
    const found = this.rejected.get(reason) ?? { rows: 0, examples: [] };
    found.rows++;
    if (found.examples.length < EXAMPLES_PER_REASON) {
      found.examples.push({ file: this.#file, line: this.lines, text: exampleOf(line) });
    }
    this.rejected.set(reason, found);
  }

  #judge(line: Buffer): RejectionReason | null {
    if (line.length === 0) return "blank-line";
    if (line.length > LONGEST_LINE_BYTES) return "line-too-long";
    const text = decode(line);
    const fields = line.toString("latin1").split("\t");
    // Surplus columns at the end are accepted if they are empty, as in DuckDB's reader.
    while (fields.length > COLUMNS && fields.at(-1) === "") fields.pop();
    if (fields.length !== COLUMNS) return "wrong-column-count";
    if (text === null) return "not-utf-8";
    const [user = "", mbid = "", artist = "", plays = ""] = fields.map((field) => Buffer.from(field, "latin1"));
    const code = (texts: JudgedTexts, field: Buffer | "") =>
      field === "" ? 0 : texts.codeOf(viewOf(field), 0, field.length, hashBytes(field, 0, field.length));
    // A name counts as found even if its row is not kept.
    const spelling = artist.length > 0 ? code(this.spellings, artist) : -1;
    if (spelling >= 0) this.foundSpellings.add(spelling);
    if (/^ *$/.test(user.toString())) return "no-user";
    const userCode = code(this.users, user);
    if (!this.users.isSound(userCode)) return "impossible-user-id";
    if (spelling < 0 || !this.spellings.isSound(spelling)) return "no-artist";
    const count = parsePlays(plays.toString());
    if (count === 0) return "plays-not-a-positive-integer";
    if (mbid.length > 0 && mbid !== "") this.#countMbid(spelling, viewOf(mbid), 0, mbid.length);
    this.#keep(userCode, spelling, count);
    return null;
  }
}
