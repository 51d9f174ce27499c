import { artistName, cleanName } from "./names.ts";
import { type Credit, type Play, PRECISIONS, type Precision } from "./play.ts";

/** A column of numbers that grows. */
class Column<Values extends Float64Array | Uint32Array> {
  values: Values;
  readonly #create: (length: number) => Values;

  constructor(create: (length: number) => Values) {
    this.#create = create;
    this.values = create(1024);
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const larger = this.#create(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[index] = value;
  }
}

const numbers = () => new Column((length) => new Float64Array(length));
const indexes = () => new Column((length) => new Uint32Array(length));

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
  first: Credit;
  others: readonly Credit[];
}

/** Between parts of a key: no name holds it after cleaning. */
const GAP = "\0";

/**
 * All plays of some files in columns, 44 bytes each, and every text once. A play is a row number.
 */
export class Plays {
  length = 0;
  /** In `credits`. */
  readonly #credit = indexes();
  /** In `tracks`; 0: none. */
  readonly #track = indexes();
  readonly #file = indexes();
  /** In `users`; 0: the file's listener. */
  readonly #user = indexes();
  /** Unix seconds, as in the file. */
  readonly #at = numbers();
  readonly #precision = indexes();
  /** Seconds from the play's beginning to `at`. */
  readonly #heard = indexes();
  readonly #count = numbers();

  readonly credits: Credits[] = [];
  readonly tracks = new Texts();
  readonly users = new Texts();
  readonly #creditNumbers = new Map<string, number>();

  constructor() {
    this.tracks.numberOf("");
    this.users.numberOf("");
  }

  /** @returns the row, or -1 if nothing of the artist's name is visible */
  add(play: Play, file: number, count: number): number {
    const credit = this.#creditOf(play);
    if (credit < 0) return -1;
    const row = this.length++;
    this.#credit.set(row, credit);
    this.#track.set(row, play.track === "" ? 0 : this.tracks.numberOf(play.track));
    this.#file.set(row, file);
    this.#user.set(row, play.user === undefined || play.user === "" ? 0 : this.users.numberOf(cleanName(play.user)));
    this.#at.set(row, play.time.at);
    this.#precision.set(row, PRECISIONS.indexOf(play.time.precision));
    this.#heard.set(row, play.heardSeconds ?? 0);
    this.#count.set(row, count);
    return row;
  }

  credit(row: number): number {
    return this.#credit.values[row] ?? 0;
  }
  track(row: number): number {
    return this.#track.values[row] ?? 0;
  }
  file(row: number): number {
    return this.#file.values[row] ?? 0;
  }
  user(row: number): number {
    return this.#user.values[row] ?? 0;
  }
  at(row: number): number {
    return this.#at.values[row] ?? Number.NaN;
  }
  precision(row: number): Precision {
    return PRECISIONS[this.#precision.values[row] ?? 0] ?? "none";
  }
  /** When the play began. */
  begunAt(row: number): number {
    return this.at(row) - (this.#heard.values[row] ?? 0);
  }
  count(row: number): number {
    return this.#count.values[row] ?? 0;
  }
  setCount(row: number, count: number): void {
    this.#count.set(row, count);
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
    this.credits.push({ first, others: rest });
    this.#creditNumbers.set(detached(key), number);
    return number;
  }
}

const MBID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function cleanCredit({ name, mbid }: Credit): Credit {
  const id = mbid?.toLowerCase() ?? "";
  return { name: artistName(name), mbid: MBID.test(id) ? id : null };
}
