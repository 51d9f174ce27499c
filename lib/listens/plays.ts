import { artistName, cleanName } from "./names.ts";
import { type Credit, type Play, PRECISIONS, type Precision } from "./play.ts";

/** A copy: a text that was cut out of a larger one keeps all of that in memory. */
const detached = (text: string) => ` ${text}`.slice(1);

/** Distinct texts by number. */
export class Texts {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    const own = detached(text);
    this.#numbers.set(own, number);
    this.texts.push(own);
    return number;
  }
}

/** Who a play is of: the first artist, and others that are credited too. */
export interface Credits {
  /** The first name as the file has it. */
  written: string;
  first: Credit;
  others: readonly Credit[];
}

/** Between parts of a key: no name holds it after cleaning. */
const GAP = "\0";

/** A row of numbers per play, 42 bytes. All columns grow together, each of its own type, so that access is fast. */
interface Columns {
  credit: Uint32Array;
  track: Uint32Array;
  file: Uint32Array;
  user: Uint32Array;
  at: Float64Array;
  precision: Uint8Array;
  heard: Uint32Array;
  count: Float64Array;
}

const columns = (rows: number): Columns => ({
  credit: new Uint32Array(rows),
  track: new Uint32Array(rows),
  file: new Uint32Array(rows),
  user: new Uint32Array(rows),
  at: new Float64Array(rows),
  precision: new Uint8Array(rows),
  heard: new Uint32Array(rows),
  count: new Float64Array(rows),
});

function enlarged(old: Columns): Columns {
  const larger = columns(old.credit.length * 2);
  larger.credit.set(old.credit);
  larger.track.set(old.track);
  larger.file.set(old.file);
  larger.user.set(old.user);
  larger.at.set(old.at);
  larger.precision.set(old.precision);
  larger.heard.set(old.heard);
  larger.count.set(old.count);
  return larger;
}

const SECOND = PRECISIONS.indexOf("second");

/** All plays of some files in columns, and every text once. A play is a row number. */
export class Plays {
  length = 0;
  readonly credits: Credits[] = [];
  /** Names as written in rows that are not plays. */
  readonly onlyNamed = new Set<string>();
  readonly tracks = new Texts();
  /** 0: the file's listener. */
  readonly users = new Texts();
  readonly #creditNumbers = new Map<string, number>();
  readonly #userNumbers = new Map<string, number>();
  #columns = columns(1024);

  constructor() {
    this.tracks.numberOf("");
    this.users.numberOf("");
  }

  /** @returns the row, or -1 if nothing of the artist's name is visible */
  add(play: Play, file: number, count: number): number {
    const credit = this.#creditOf(play);
    if (credit < 0) return -1;
    const row = this.length++;
    if (row === this.#columns.credit.length) this.#columns = enlarged(this.#columns);
    const own = this.#columns;
    const { track, user, time } = play;
    own.credit[row] = credit;
    own.track[row] = track === "" ? 0 : this.tracks.numberOf(track);
    own.file[row] = file;
    own.user[row] = user === undefined || user === "" ? 0 : this.#userOf(user);
    own.at[row] = time.at;
    own.precision[row] = time.precision === "second" ? SECOND : PRECISIONS.indexOf(time.precision);
    own.heard[row] = play.heardSeconds ?? 0;
    own.count[row] = count;
    return row;
  }

  /** Notes the artist of a row that is not a play, unless nothing of the name is visible. */
  mention(name: string): void {
    if (artistName(name) !== "") this.onlyNamed.add(detached(name));
  }

  /** In `credits`. */
  credit(row: number): number {
    return this.#columns.credit[row] ?? 0;
  }
  /** In `tracks`; 0: none. */
  track(row: number): number {
    return this.#columns.track[row] ?? 0;
  }
  file(row: number): number {
    return this.#columns.file[row] ?? 0;
  }
  /** In `users`; 0: the file's listener. */
  user(row: number): number {
    return this.#columns.user[row] ?? 0;
  }
  /** Unix seconds, as in the file; NaN if unknown. */
  at(row: number): number {
    return this.#columns.at[row] ?? Number.NaN;
  }
  precision(row: number): Precision {
    return PRECISIONS[this.#columns.precision[row] ?? 0] ?? "none";
  }
  /** When the play began. */
  begunAt(row: number): number {
    return this.at(row) - (this.#columns.heard[row] ?? 0);
  }
  count(row: number): number {
    return this.#columns.count[row] ?? 0;
  }
  setCount(row: number, count: number): void {
    this.#columns.count[row] = count;
  }

  #userOf(name: string): number {
    const known = this.#userNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.users.numberOf(cleanName(name));
    this.#userNumbers.set(detached(name), number);
    return number;
  }

  #creditOf({ name, mbid, others = [] }: Play): number {
    const key =
      others.length === 0
        ? mbid === null
          ? name
          : `${name}${GAP}${mbid}`
        : [{ name, mbid }, ...others].map((credit) => `${credit.name}${GAP}${credit.mbid}`).join(GAP);
    const known = this.#creditNumbers.get(key);
    if (known !== undefined) return known;
    const first = cleanCredit({ name, mbid });
    if (first.name === "") return -1;
    const number = this.credits.length;
    const rest = others.map(cleanCredit).filter((other) => other.name !== "" && other.name !== first.name);
    this.credits.push({ first, others: rest, written: detached(name) });
    this.#creditNumbers.set(detached(key), number);
    return number;
  }
}

const MBID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function cleanCredit({ name, mbid }: Credit): Credit {
  const id = mbid?.toLowerCase() ?? "";
  return { name: artistName(name), mbid: MBID.test(id) ? id : null };
}
