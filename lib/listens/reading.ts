import { parsePlays } from "./counts.ts";
import type { Format, NamedRejection, TablePlay } from "./format.ts";
import { EXPECTED_REASONS, type Play, type Reason } from "./play.ts";
import { Plays } from "./plays.ts";

/** What is known of a file after reading it. */
export interface FileReport {
  path: string;
  sizeBytes: number;
  /** Equal for equal content, and for no other content in practice. */
  digest: string;
  /** null: not recognised. */
  format: Format | null;
  rows: number;
  kept: number;
  /** The listener, if the content names one. */
  listener: string | null;
  /** Says whose the files in its folder are, as ListenBrainz's `user.json` does. */
  speaksForFolder: boolean;
  /** Whether rows name their listeners. */
  hasUsers: boolean;
  /** What it is and what to choose instead, if it is known but cannot be counted. */
  refusal: string | null;
  /** For a message about a file that was not recognised: the names of its columns or keys, or what it is. */
  found: string;
  isTruncated: boolean;
  notes: string[];
}

export interface Rejected {
  rows: number;
  examples: { path: string; line: number; text: string }[];
  /** Of the rows, for a warning: those with letters beyond ASCII, and all by the year that they name. */
  nonAscii: number;
  years: Map<number, number>;
}

export const EXAMPLES_PER_REASON = 3;
/** Of a row that is quoted in a report. */
const EXAMPLE_LENGTH = 1000;

const NON_ASCII = /[^\0-\x7f]/;

/** The year that a row is of, by a date or Unix time anywhere in it. */
function yearIn(text: string): number | null {
  const [, date, seconds] = /\b(20\d{2})-\d{2}|\b(1\d{9})(?:\d{3})?\b/.exec(text) ?? [];
  if (date !== undefined) return Number(date);
  return seconds === undefined ? null : new Date(Number(seconds) * 1000).getUTCFullYear();
}

/** Everything that was read, file by file. */
export class Reading {
  readonly plays = new Plays();
  readonly files: FileReport[] = [];
  readonly rejected = new Map<Reason, Rejected>();

  begin(path: string, sizeBytes: number): FileReader {
    const report: FileReport = {
      path,
      sizeBytes,
      digest: "",
      format: null,
      rows: 0,
      kept: 0,
      listener: null,
      speaksForFolder: false,
      hasUsers: false,
      refusal: null,
      found: "",
      isTruncated: false,
      notes: [],
    };
    this.files.push(report);
    return new FileReader(this, report, this.files.length - 1);
  }

  reject(reason: Reason, path: string, line: number, text: () => string): void {
    let found = this.rejected.get(reason);
    if (found === undefined) {
      found = { rows: 0, examples: [], nonAscii: 0, years: new Map() };
      this.rejected.set(reason, found);
    }
    found.rows++;
    const isExpected = EXPECTED_REASONS.has(reason);
    if (isExpected && found.examples.length >= EXAMPLES_PER_REASON) return;
    const shown = text().slice(0, EXAMPLE_LENGTH);
    if (found.examples.length < EXAMPLES_PER_REASON) found.examples.push({ path, line, text: shown });
    if (isExpected) return;
    if (NON_ASCII.test(shown)) found.nonAscii++;
    const year = yearIn(shown);
    if (year !== null) found.years.set(year, (found.years.get(year) ?? 0) + 1);
  }
}

/** Takes the rows of one file. */
export class FileReader {
  readonly report: FileReport;
  readonly #reading: Reading;
  readonly #index: number;
  /** Rows whose plays have one group of zeros: `1.000` is a thousand, unless all groups in the column are zeros. */
  readonly #perhapsDecimals: { row: number; plays: number }[] = [];
  #hasThousands = false;
  #ambiguous: string | null = null;

  constructor(reading: Reading, report: FileReport, index: number) {
    this.#reading = reading;
    this.report = report;
    this.#index = index;
  }

  /** @param text the row, for an example of what was rejected */
  row(result: TablePlay | Play | NamedRejection | Reason, line: number, text: () => string): void {
    if (typeof result === "string") this.reject(result, line, text);
    else if ("rejected" in result) {
      this.#reading.plays.mention(result.name);
      this.reject(result.rejected, line, text);
    } else this.#add(result, line, text);
  }

  reject(reason: Reason, line: number, text: () => string): void {
    this.report.rows++;
    if (reason === "truncated") this.report.isTruncated = true;
    this.#reading.reject(reason, this.report.path, line, text);
  }

  #add(play: TablePlay, line: number, text: () => string): void {
    let count = play.plays ?? 1;
    let ifDecimals = 0;
    if (play.countText !== undefined) {
      const found = parsePlays(play.countText);
      if (found.plays === 0) {
        this.#reading.plays.mention(play.name);
        this.reject("plays-not-a-positive-integer", line, text);
        return;
      }
      count = found.plays;
      ifDecimals = found.ifDecimals;
      if (found.isAmbiguous) {
        this.#hasThousands = true;
        this.#ambiguous ??= play.countText.trim();
      }
    }
    const row = this.#reading.plays.add(play, this.#index, count);
    if (row < 0) {
      this.reject("no-artist", line, text);
      return;
    }
    this.report.rows++;
    this.report.kept++;
    if (ifDecimals > 0) this.#perhapsDecimals.push({ row, plays: ifDecimals });
  }

  /** Call once, after the last row. */
  finish(): void {
    if (this.#ambiguous !== null) {
      const digits = this.#ambiguous.replace(/\D/g, "");
      this.report.notes.push(`plays are whole numbers, so "${this.#ambiguous}" was read as ${digits}`);
    }
    if (this.#hasThousands) return;
    for (const { row, plays } of this.#perhapsDecimals) this.#reading.plays.setCount(row, plays);
  }
}
