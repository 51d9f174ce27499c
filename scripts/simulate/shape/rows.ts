import { randomNormal } from "d3-random";
import { type RandomStream, randomStream } from "../../random/random-stream.ts";
import { DATE_USERS, FLAWS, type FlawKind } from "../flaws.ts";
import { drawAlias } from "./alias-table.ts";
import { openWorld, type World } from "./world.ts";

export interface ShapeOptions {
  seed: number;
  /** Lines wanted; the last listener's list is cut there. */
  rows: number;
}

/** Totals of what was written; filled while the bytes are read. */
export interface ShapeTally {
  rows: number;
  listeners: number;
  artists: number;
  flaws: Map<FlawKind, number>;
}

/** 17,559,530 lines of 359,347 users in the real file. */
const ROWS_PER_LISTENER = 48.87;
const LONGEST_LIST = 160;
/** More than the longest list needs. */
const CHUNK_SLACK_BYTES = 1 << 16;
const CHUNK_BYTES = 1 << 20;

/** ln plays = ln 94 + listener + row; gives about 215 plays a row at the mean, 94 at the median. */
const LN_MEDIAN_PLAYS = Math.log(94);
const SPREAD_OF_LISTENERS = 0.9;
const SPREAD_OF_ROWS = 0.92;
/** Draws from a table are a shift and a load; 65,536 values hold the normal distribution well enough. */
const NORMALS = 1 << 16;

const WORLD_SHARE = 0.3;
const MBID_LEFT_OUT = 0.005;
const DATE_ROWS = 6;

/**
 * Malformed lines and rows to add up, per row. Cleaning took 23,875 of the real file's 17,559,530 lines (0.136%); how
 * they divide isn't known.
 */
const FLAW_RATES: Partial<Record<FlawKind, number>> = {
  "three columns": 0.0002,
  "five columns": 0.0002,
  "plays not whole": 0.0001,
  "plays not a number": 0.0001,
  "plays empty": 0.0001,
  "plays zero": 0.0002,
  "no user": 0.0001,
  "user id cut short": 0.0001,
  "no artist": 0.0002,
  "blank line": 0.00006,
  "carriage return in name": 0.0001,
  "same artist twice": 0.0004,
  "other case": 0.0002,
};
const FLAW_SHARE = Object.values(FLAW_RATES).reduce((sum, rate) => sum + rate, 0);

export function createShapeTally(): ShapeTally {
  return { rows: 0, listeners: 0, artists: 0, flaws: new Map() };
}

function listLength(random: RandomStream): number {
  const kind = random();
  if (kind < 0.09) return 5 + Math.floor(44 * random());
  if (kind < 0.185) return Math.min(LONGEST_LIST, 51 + Math.ceil(-12 * Math.log1p(-random())));
  return 49 + Math.floor(2.1 * random());
}

/** A sha1-like id; ids rise with the listener's number, as in the real file. */
function userId(listener: number, listeners: number, random: RandomStream): string {
  const word = (value: number) => Math.floor(value).toString(16).padStart(8, "0");
  const first = word(Math.min(1, (listener + random()) / listeners) * (2 ** 32 - 1));
  return first + Array.from({ length: 4 }, () => word(random() * 2 ** 32)).join("");
}

function drawFlaw(random: RandomStream): FlawKind | null {
  let left = random() * FLAW_SHARE;
  for (const { kind } of FLAWS) {
    left -= FLAW_RATES[kind] ?? 0;
    if (left < 0) return kind;
  }
  return null;
}

/** One listener's artists and plays, most plays first; buffers are reused for the next listener. */
class ListenerDraw {
  readonly #world: World;
  readonly #normals: Float64Array;
  /** The last listener that drew an artist. */
  readonly #drawnBy: Int32Array;
  readonly #keys = new Float64Array(LONGEST_LIST);
  readonly #artists = new Uint32Array(LONGEST_LIST);
  count = 0;
  found = 0;

  constructor(world: World, seed: number) {
    this.#world = world;
    const normal = randomNormal.source(randomStream(seed, "normals"))(0, 1);
    this.#normals = Float64Array.from({ length: NORMALS }, normal);
    this.#drawnBy = new Int32Array(world.names.length).fill(-1);
  }

  #normal(random: RandomStream): number {
    return this.#normals[Math.floor(random() * NORMALS)] ?? 0;
  }

  draw(listener: number, random: RandomStream): void {
    const { all, byGenre, genres } = this.#world;
    const tastes = [0, 1, 2].map(() => byGenre[drawAlias(genres, random)] ?? all);
    const wanted = listLength(random);
    const activity = LN_MEDIAN_PLAYS + SPREAD_OF_LISTENERS * this.#normal(random);
    this.count = 0;
    for (let tries = 0; this.count < wanted && tries < 40 * wanted; tries++) {
      const kind = random();
      // The first genre counts for as much as the other two together.
      const table = kind < WORLD_SHARE ? all : (tastes[kind < 0.65 ? 0 : kind < 0.82 ? 1 : 2] ?? all);
      const artist = drawAlias(table, random);
      const before = this.#drawnBy[artist];
      if (before === listener) continue;
      if (before === -1) this.found++;
      this.#drawnBy[artist] = listener;
      const plays = Math.max(1, Math.round(Math.exp(activity + SPREAD_OF_ROWS * this.#normal(random))));
      this.#artists[this.count] = artist;
      // One number to sort by; its remainder says which artist it was.
      this.#keys[this.count] = plays * LONGEST_LIST + this.count;
      this.count++;
    }
    this.#keys.subarray(0, this.count).sort();
  }

  plays(place: number): number {
    return Math.floor((this.#keys[this.count - 1 - place] ?? 0) / LONGEST_LIST);
  }

  artist(place: number): number {
    return this.#artists[(this.#keys[this.count - 1 - place] ?? 0) % LONGEST_LIST] ?? 0;
  }
}

/** Bytes gathered into chunks of about 1 MB. */
class Chunk {
  #bytes = Buffer.allocUnsafe(CHUNK_BYTES + CHUNK_SLACK_BYTES);
  #length = 0;

  copy(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) this.#bytes[this.#length++] = bytes[at] ?? 0;
  }

  byte(value: number): void {
    this.#bytes[this.#length++] = value;
  }

  digits(value: number): void {
    let divisor = 1;
    while (divisor * 10 <= value) divisor *= 10;
    for (let left = value; divisor >= 1; divisor /= 10) {
      const digit = Math.floor(left / divisor);
      this.byte(0x30 + digit);
      left -= digit * divisor;
    }
  }

  text(line: string): void {
    this.#length += this.#bytes.write(line, this.#length);
  }

  get isFull(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafe(CHUNK_BYTES + CHUNK_SLACK_BYTES);
    this.#length = 0;
    return taken;
  }
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const NO_MBID = new Uint8Array(0);

/**
 * Rows in the shape of Last.fm-360K, all invented: user, MBID, artist, plays, tabs, no header; a user's rows are
 * together, most plays first. The same seed and number of rows give the same bytes.
 * @returns chunks of about 1 MB; nothing is kept longer than that
 */
export function* shapeRows({ seed, rows }: ShapeOptions, tally: ShapeTally): Generator<Buffer> {
  const world = openWorld(seed);
  // A few more than needed, so that ids ascend to the last.
  const listeners = Math.ceil((1.02 * rows) / ROWS_PER_LISTENER) + 10;
  const drawing = new ListenerDraw(world, seed);
  const chunk = new Chunk();
  const dateRows = rows > DATE_USERS.length * DATE_ROWS * 100 ? DATE_USERS.length * DATE_ROWS : 0;
  const target = rows - dateRows;

  function writeFlawed(
    kind: FlawKind,
    user: string,
    mbid: Uint8Array,
    artist: number,
    plays: number,
    random: RandomStream,
  ) {
    const row = {
      user,
      mbid: Buffer.from(mbid).toString(),
      name: Buffer.from(world.names[artist] ?? []).toString(),
      plays,
    };
    const lines = FLAWS.find((flaw) => flaw.kind === kind)?.write(row, random) ?? null;
    if (lines === null) return false;
    for (const line of lines.slice(0, target - tally.rows)) {
      chunk.text(`${line}\n`);
      tally.rows++;
    }
    tally.flaws.set(kind, (tally.flaws.get(kind) ?? 0) + 1);
    return true;
  }

  for (let listener = 0; tally.rows < target; listener++) {
    const random = randomStream(seed, `listener/${listener}`);
    const user = userId(listener, listeners, random);
    const userBytes = Buffer.from(user);
    drawing.draw(listener, random);
    for (let place = 0; place < drawing.count && tally.rows < target; place++) {
      const artist = drawing.artist(place);
      const plays = drawing.plays(place);
      const known = world.mbids[artist] ?? [];
      const chance = random();
      const mbid =
        chance < MBID_LEFT_OUT ? NO_MBID : (known[Math.floor(chance * 4) === 0 ? known.length - 1 : 0] ?? NO_MBID);
      if (random() < FLAW_SHARE) {
        const kind = drawFlaw(random);
        if (kind !== null && writeFlawed(kind, user, mbid, artist, plays, random)) continue;
      }
      chunk.copy(userBytes);
      chunk.byte(TAB);
      chunk.copy(mbid);
      chunk.byte(TAB);
      chunk.copy(world.names[artist] ?? NO_MBID);
      chunk.byte(TAB);
      chunk.digits(plays);
      chunk.byte(LINE_FEED);
      tally.rows++;
    }
    tally.listeners++;
    tally.artists = drawing.found;
    if (chunk.isFull) yield chunk.take();
  }
  for (let row = 0; row < dateRows; row++) {
    const name = Buffer.from(world.names[row] ?? []).toString();
    chunk.text(`${DATE_USERS[Math.floor(row / DATE_ROWS)]}\t\t${name}\t${100 - row}\n`);
    tally.rows++;
  }
  if (dateRows > 0) tally.flaws.set("user is a date", dateRows);
  yield chunk.take();
}
