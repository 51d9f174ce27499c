import { printable } from "../primitives/printable.ts";
import { type FoundTable, findTableInLines } from "./find-table.ts";
import { Header, type JsonFormat, textOf } from "./format.ts";
import { JSON_FORMATS } from "./formats/all.ts";
import { isPropertyList, itunes, TrackReader } from "./formats/itunes.ts";
import { rockbox } from "./formats/rockbox.ts";
import { EXPECTED_COLUMNS, missingColumns } from "./formats/table.ts";
import { isObject, type JsonObject, JsonRecords } from "./parts/json-records.ts";
import { type Line, LineSplitter } from "./parts/lines.ts";
import { RowReader } from "./parts/rows.ts";
import type { FileReader } from "./reading.ts";

/** Takes a text in pieces. */
export interface TextSink {
  push(text: string): void;
  /** @param isCut whether it is known that more should have followed */
  finish(isCut: boolean): void;
}

/** Keys or columns of a file, for a message. */
const FIRST_NAMES = 6;
const named = (names: readonly string[]) =>
  printable(`${names.slice(0, FIRST_NAMES).join(", ")}${names.length > FIRST_NAMES ? ", …" : ""}`);

/** The reader for a text that begins with `head`. */
export function textSink(head: string, file: FileReader): TextSink {
  if (isLines(head)) return new JsonLinesSink(head, file);
  if (/^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]\d-]|$))/.test(head)) return new JsonSink(file);
  if (isPropertyList(head)) return new PropertyListSink(file);
  if (/^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)/i.test(head)) return new HtmlSink(head, file);
  return new TableSink(head, file);
}

/** Lines of a text that show what it is. */
const SAMPLE_LINES = 20;

/** Whether each line is a JSON document by itself, but for a broken one. A list may have a line per element as well. */
function isLines(head: string): boolean {
  const lines = head
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);
  const whole = lines.filter((line) => {
    try {
      return line.trimStart().startsWith("{") && isObject(JSON.parse(line));
    } catch {
      return false;
    }
  }).length;
  if (head.trimStart().startsWith("[")) return whole >= 2 && whole >= lines.length - 2;
  return whole > 0 && whole * 2 >= lines.length - 1;
}

/** Gives each record to the format that knows it. */
class Records {
  readonly #file: FileReader;
  #format: JsonFormat | null = null;
  #unknown: { line: number; record: JsonObject }[] = [];
  #unknownRows = 0;

  constructor(file: FileReader) {
    this.#file = file;
  }

  record(record: JsonObject, path: string, line: number): void {
    let format = this.#format;
    if (format === null || !format.accepts(record, path)) {
      format = JSON_FORMATS.find((candidate) => candidate.accepts(record, path)) ?? null;
      if (format === null) {
        this.#unknownRecord(record, line);
        return;
      }
      this.#format = format;
      const { report } = this.#file;
      // What lies beside listening never names a file that has some.
      if (report.format === null || report.format.isBeside) report.format = format;
    }
    this.#file.row(format.read(record, path), line, () => JSON.stringify(record));
  }

  /** The listener, if what surrounds the records says who it is. */
  shell(shell: JsonObject): void {
    const about = isObject(shell["@attr"]) ? shell["@attr"] : shell;
    const names = [about.username, about.user_name, about.user, about.user_id].filter(
      (name) => typeof name === "string",
    );
    const [name = ""] = names.map(textOf).filter((text) => text.trim() !== "");
    if (name !== "") this.#file.report.listener ??= name;
  }

  #unknownRecord(record: JsonObject, line: number): void {
    const { report } = this.#file;
    if (typeof record.username === "string" && "user_id" in record) {
      report.listener ??= record.username;
      report.speaksForFolder = true;
      return;
    }
    if (report.found === "") report.found = named(Object.keys(record));
    this.#unknownRows++;
    if (this.#unknown.length < 3) this.#unknown.push({ line, record });
  }

  finish(): void {
    if (this.#file.report.format === null) return;
    for (let row = 0; row < this.#unknownRows; row++) {
      const { line = 0, record = {} } = this.#unknown[row] ?? {};
      this.#file.reject("not-a-listen", line, () => JSON.stringify(record));
    }
  }
}

class JsonSink implements TextSink {
  readonly #file: FileReader;
  readonly #found: Records;
  readonly #records: JsonRecords;
  #number = 0;
  #isTruncated = false;

  constructor(file: FileReader) {
    this.#file = file;
    this.#found = new Records(file);
    this.#records = new JsonRecords({
      record: (record, path) => this.#found.record(record, path, ++this.#number),
      shell: (shell) => this.#found.shell(shell),
      broken: (reason, text) => {
        this.#isTruncated ||= reason === "truncated";
        file.reject(reason, ++this.#number, () => text);
      },
    });
  }

  push(text: string): void {
    this.#records.push(text);
  }

  finish(isCut: boolean): void {
    this.#records.finish();
    if (isCut && !this.#isTruncated) this.#file.reject("truncated", this.#number + 1, () => "");
    this.#found.finish();
  }
}

class JsonLinesSink implements TextSink {
  readonly #file: FileReader;
  readonly #found: Records;
  readonly #lines: LineSplitter;
  #isTruncated = false;
  #number = 0;

  constructor(head: string, file: FileReader) {
    this.#file = file;
    this.#found = new Records(file);
    this.#lines = new LineSplitter(head);
  }

  push(text: string): void {
    for (const line of this.#lines.push(text)) this.#line(line);
  }

  finish(isCut: boolean): void {
    for (const line of this.#lines.finish()) this.#line(line);
    if (isCut && !this.#isTruncated) this.#file.reject("truncated", this.#number + 1, () => "");
    this.#found.finish();
  }

  #line({ text, number, isTooLong, isLast }: Line): void {
    this.#number = number;
    const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    if (bare.trim() === "") return;
    if (isTooLong) {
      this.#file.reject("line-too-long", number, () => text);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(bare);
    } catch {
      this.#isTruncated ||= isLast;
      this.#file.reject(isLast ? "truncated" : "not-json", number, () => text);
      return;
    }
    if (isObject(value) && !holdsList(value)) this.#found.record(value, "", number);
    else this.#document(bare, number);
  }

  /** A line that holds a whole response, with its list. */
  #document(text: string, number: number): void {
    const records = new JsonRecords({
      record: (record, path) => this.#found.record(record, path, number),
      shell: (shell) => this.#found.shell(shell),
      broken: (reason, part) => this.#file.reject(reason, number, () => part),
    });
    records.push(`${text}\n`);
    records.finish();
  }
}

const LISTS = ["track", "scrobbles", "listens", "plays", "history", "list"];

const holdsList = (value: JsonObject) =>
  LISTS.some((key) => Array.isArray(value[key])) ||
  ["payload", "recenttracks", "lovedtracks", "topartists", "toptracks"].some((key) => key in value);

class PropertyListSink implements TextSink {
  readonly #tracks: TrackReader;
  readonly #file: FileReader;

  constructor(file: FileReader) {
    this.#file = file;
    file.report.format = itunes;
    let number = 0;
    this.#tracks = new TrackReader({
      track: (result, text) => file.row(result, ++number, () => text),
      truncated: (text) => file.reject("truncated", ++number, () => text),
    });
  }

  push(text: string): void {
    this.#tracks.push(text);
  }

  finish(isCut: boolean): void {
    this.#tracks.finish();
    if (isCut && !this.#file.report.isTruncated) this.#file.reject("truncated", 0, () => "");
  }
}

class HtmlSink implements TextSink {
  constructor(head: string, { report }: FileReader) {
    const isYouTube = /youtube|mdl-grid|content-cell/i.test(head);
    report.refusal = isYouTube
      ? "YouTube's history as a web page (HTML): at takeout.google.com choose “YouTube and YouTube Music”, history, and JSON as its format"
      : "a web page (HTML): export the listening history as JSON or CSV";
  }

  push(): void {}
  finish(): void {}
}

const HEAD_LINES = 60;

/** Rows of a recognised table, from a text or a sheet. */
export class TableRows {
  readonly #table: FoundTable;
  readonly #file: FileReader;

  constructor(table: FoundTable, file: FileReader) {
    this.#table = table;
    this.#file = file;
    const { format, match } = table;
    file.report.format = format;
    file.report.refusal = match.refusal ?? null;
    file.report.hasUsers = match.hasUsers === true;
    if (match.listener !== undefined) file.report.listener = match.listener;
  }

  /** @param isLast whether the text ended in this row, so that it may be incomplete */
  row(cells: string[], line: number, isLast: boolean, text: () => string): void {
    const { columns, header, match, format } = this.#table;
    if (cells.every((cell) => cell.trim() === "")) return;
    while (cells.length > columns && (cells.at(-1) ?? "").trim() === "") cells.pop();
    // Where exports were put one after another.
    if (header !== null && cells.length === header.length && cells.every((cell, index) => cell === header[index]))
      return;
    const isWhole = cells.length === columns || (format === rockbox && cells.length < columns);
    const result = isWhole ? match.read(cells) : "wrong-column-count";
    const isCut = isLast && (result === "wrong-column-count" || result === "no-date" || result === "no-artist");
    this.#file.row(isCut ? "truncated" : result, line, text);
  }
}

class TableSink implements TextSink {
  readonly #file: FileReader;
  readonly #lines: LineSplitter;
  readonly #rows: RowReader | null = null;
  readonly #skip: number = 0;
  readonly #hasComments: boolean = false;
  #number = 0;

  constructor(head: string, file: FileReader) {
    this.#file = file;
    this.#lines = new LineSplitter(head);
    const splitter = new LineSplitter(head);
    const first = [...splitter.push(head), ...splitter.finish()].slice(0, HEAD_LINES).map(({ text }) => text);
    const found = findTableInLines(first);
    if (!("format" in found)) {
      file.report.found = named(found.columns);
      const missing = missingColumns(new Header(found.columns)).join(", ");
      file.report.notes.push(`expected ${EXPECTED_COLUMNS}; missing: ${missing}`);
      return;
    }
    this.#skip = found.skip;
    this.#hasComments = found.format === rockbox;
    const rows = new TableRows(found, file);
    if (found.match.refusal !== undefined) return;
    this.#rows = new RowReader(found.delimiter, found.columns, {
      row: (cells, line) => rows.row(cells, line.number, line.isLast, () => cells.join("\t")),
      fault: (reason, line) =>
        file.reject(line.isLast && !line.isTooLong ? "truncated" : reason, line.number, () => line.text),
    });
  }

  push(text: string): void {
    if (this.#rows === null) return;
    for (const line of this.#lines.push(text)) this.#line(this.#rows, line);
  }

  finish(isCut: boolean): void {
    if (this.#rows === null) return;
    for (const line of this.#lines.finish()) this.#line(this.#rows, line);
    this.#rows.finish();
    if (isCut && !this.#file.report.isTruncated) this.#file.reject("truncated", this.#number + 1, () => "");
  }

  #line(rows: RowReader, line: Line): void {
    this.#number = line.number;
    if (line.number <= this.#skip) return;
    if (this.#hasComments && line.text.startsWith("#")) return;
    rows.push(line.text.charCodeAt(0) === 0xfeff ? { ...line, text: line.text.slice(1) } : line);
  }
}
