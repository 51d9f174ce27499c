const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
/** A longer record is not one of listening; nothing longer is kept in memory. */
const LONGEST_RECORD = 8_000_000;

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export interface JsonHandler {
  /** @param path the keys that lead to the list which holds it, such as `recenttracks.track` */
  record(record: JsonObject, path: string): void;
  /** What surrounds a list: the object with `null` in its place. */
  shell(shell: JsonObject): void;
  broken(reason: "not-json" | "not-a-listen" | "truncated", text: string): void;
}

/** Whether the value of this key holds records, so that the object around it is not one itself. */
function isContainer(key: string, path: string, isList: boolean): boolean {
  switch (key) {
    case "recenttracks":
    case "lovedtracks":
    case "topartists":
    case "toptracks":
    case "payload":
      return true;
    case "track":
      return isList || /^(?:recenttracks|lovedtracks|toptracks)$/.test(path);
    case "artist":
      return path === "topartists";
    case "artists":
      return isList && path === "payload";
    case "scrobbles":
    case "listens":
    case "plays":
    case "history":
    case "list":
      return isList;
    default:
      return false;
  }
}

interface Frame {
  isList: boolean;
  path: string;
  /** Of an object: its text so far, without the records. */
  shell: string;
}

/**
 * Finds records in a JSON text as it arrives: objects that stand in a list, or one after another. Lists are found in lists
 * (pages) and below the keys that exporters use; only one record is in memory at a time.
 */
export class JsonRecords {
  readonly #handler: JsonHandler;
  #text = "";
  #at = 0;
  #frames: Frame[] = [];
  /** Start of the object that is being read; -1 between records. */
  #start = -1;
  /** If that object surrounds a list: its text before `#start`. */
  #prefix: string | null = null;
  /** Open brackets within the object. */
  #depth = 0;
  /** The last string directly in the object: a key, if a bracket follows it. */
  #keyStart = 0;
  #keyEnd = 0;
  #isSkipping = false;

  constructor(handler: JsonHandler) {
    this.#handler = handler;
  }

  push(text: string): void {
    const keep = this.#start >= 0 ? this.#start : this.#at;
    this.#text = this.#text.slice(keep) + text;
    this.#at -= keep;
    this.#keyStart -= keep;
    this.#keyEnd -= keep;
    if (this.#start >= 0) this.#start = 0;
    this.#scan();
    if (this.#start >= 0 && this.#text.length > LONGEST_RECORD) this.#skip();
  }

  /** Call once, after all text. */
  finish(): void {
    const rest = this.#text.slice(this.#start >= 0 ? this.#start : this.#at).trim();
    if (this.#start >= 0 || this.#frames.length > 0 || rest !== "") this.#handler.broken("truncated", rest);
    for (let frame = this.#frames.pop(); frame !== undefined; frame = this.#frames.pop()) this.#tryShell(frame.shell);
  }

  /** What the object around a list said before the text ended. */
  #tryShell(text: string): void {
    if (text === "") return;
    try {
      const shell: unknown = JSON.parse(`${text}}`);
      if (isObject(shell)) this.#handler.shell(shell);
    } catch {}
  }

  /** Forgets what was read of an object that is too long; it is counted when it ends. */
  #skip(): void {
    this.#isSkipping = true;
    this.#text = this.#text.slice(this.#at);
    this.#start = 0;
    this.#keyStart = this.#keyEnd = 0;
    this.#at = 0;
  }

  #scan(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const isDone = this.#start < 0 ? this.#between(text) : this.#within(text);
      if (!isDone) return;
    }
  }

  /** Between records: the next bracket. @returns false if more text is needed */
  #between(text: string): boolean {
    const code = text.charCodeAt(this.#at);
    if (code <= SPACE || code === COMMA || code === 0xfeff) {
      this.#at++;
      return true;
    }
    const top = this.#frames.at(-1);
    if (code === OPEN_OBJECT) {
      this.#start = this.#at++;
      this.#depth = 1;
      this.#prefix = null;
      return true;
    }
    if (code === OPEN_LIST) {
      this.#frames.push({ isList: true, path: top?.path ?? "", shell: "" });
      this.#at++;
      return true;
    }
    if (code === CLOSE_LIST) {
      this.#at++;
      this.#frames.pop();
      this.#resumeShell();
      return true;
    }
    return this.#scalar(text, code);
  }

  /** Something else in place of a record. */
  #scalar(text: string, code: number): boolean {
    let end = this.#at + 1;
    if (code === QUOTE) {
      end = stringEnd(text, this.#at);
      if (end < 0) return false;
    } else {
      while (end < text.length && !/[\s,\]{[]/.test(text.charAt(end))) end++;
      if (end === text.length) return false;
    }
    this.#handler.broken("not-a-listen", text.slice(this.#at, Math.min(end, this.#at + 200)));
    this.#at = end;
    return true;
  }

  /** Within an object: the next bracket or string. @returns false if more text is needed */
  #within(text: string): boolean {
    let at = this.#at;
    let depth = this.#depth;
    const length = text.length;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        const end = stringEnd(text, at);
        if (end < 0) break;
        if (depth === 1) {
          this.#keyStart = at + 1;
          this.#keyEnd = end - 1;
        }
        at = end - 1;
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (depth === 1 && this.#opensContainer(text, at, code === OPEN_LIST)) return true;
        depth++;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        depth--;
        if (depth > 0) continue;
        this.#depth = 0;
        this.#at = at + 1;
        this.#close(text.slice(this.#start, at + 1));
        return true;
      }
    }
    this.#at = at;
    this.#depth = depth;
    return false;
  }

  #opensContainer(text: string, at: number, isList: boolean): boolean {
    if (this.#isSkipping) return false;
    const top = this.#frames.at(-1);
    const parent = top?.path ?? "";
    const key = text.slice(this.#keyStart, this.#keyEnd);
    if (!isContainer(key, parent, isList)) return false;
    const path = parent === "" ? key : `${parent}.${key}`;
    this.#frames.push({
      isList: false,
      path: parent,
      shell: `${this.#prefix ?? ""}${text.slice(this.#start, at)}null`,
    });
    this.#prefix = null;
    this.#at = at + 1;
    if (isList) {
      this.#frames.push({ isList: true, path, shell: "" });
      this.#start = -1;
    } else {
      this.#frames.push({ isList: true, path, shell: "object" });
      this.#start = at;
      this.#depth = 1;
    }
    return true;
  }

  /** After a list that an object holds: reads on in that object. */
  #resumeShell(): void {
    const top = this.#frames.at(-1);
    if (top === undefined || top.isList) return;
    this.#frames.pop();
    this.#prefix = top.shell;
    this.#start = this.#at;
    this.#depth = 1;
  }

  #close(text: string): void {
    this.#start = -1;
    const prefix = this.#prefix;
    this.#prefix = null;
    if (this.#isSkipping) {
      this.#isSkipping = false;
      this.#handler.broken("not-a-listen", "");
    } else {
      let value: unknown;
      try {
        value = JSON.parse(prefix === null ? text : prefix + text);
      } catch {}
      if (!isObject(value)) this.#handler.broken("not-json", text);
      else if (prefix !== null) this.#handler.shell(value);
      else this.#handler.record(value, this.#frames.at(-1)?.path ?? "");
    }
    // An object that stands for a list of one.
    if (this.#frames.at(-1)?.shell === "object") {
      this.#frames.pop();
      this.#resumeShell();
    }
  }
}

/** Position after the string that begins at `start`, or -1 if its end has not arrived. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - 1 - before) % 2 === 0) return end + 1;
  }
  return -1;
}
