import { createHash, randomUUID } from "node:crypto";
import { mkdir, opendir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, inflate } from "node:zlib";
import { LRUCache } from "lru-cache";

const compress = promisify(deflate);
const decompress = promisify(inflate);

/** A page is mostly markup: level 1 makes a sixth of it in 3 ms, higher levels little less in three times as long. */
const COMPRESSION_LEVEL = 1;
/** What file systems give away at least, and count in. */
const BLOCK_BYTES = 4096;
/** A file's time of change says when its page was last asked for, to within this. */
const NOTE_USE_EVERY_MS = 60_000;
/** Files looked at side by side while the folder is read at start. */
const READ_AHEAD = 32;

/** @param {number} bytes */
const inBlocks = (bytes) => Math.max(1, Math.ceil(bytes / BLOCK_BYTES)) * BLOCK_BYTES;

/**
 * Pages rendered on demand, on disk, one compressed file each, within a budget of bytes: before a page is written, those
 * asked for longest ago make room. Pages left by an earlier process count too, and it is one process that owns a folder.
 *
 * A page is there whole or not at all: it is written to a file of its own, moved into place, and read by one call. Whoever
 * asks for a page that has just been removed gets null and renders it again.
 */
export class PageStore {
  #folder;
  #maxBytes;
  /** Sizes of all files by name, the one asked for last at the end; null until the folder has been read. */
  #files = /** @type {LRUCache<string, { bytes: number, notedMs: number }> | null} */ (null);
  #evicted = /** @type {string[]} */ ([]);
  /** Changes to the folder run one after another, so that what is counted is what is there. */
  #lastChange = Promise.resolve();

  /**
   * Begins to read what is in `folder`, which nothing waits for: until it is known, pages are read but none is written.
   * @param {string} folder is made where it is missing, and emptied where the budget is 0
   * @param {number} maxBytes
   */
  constructor(folder, maxBytes) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
    /** Settles once the folder is read; rejects where it can be neither read nor made. */
    this.opened =
      maxBytes < BLOCK_BYTES ? rm(folder, { recursive: true, force: true }) : this.#change(() => this.#open());
    this.opened.catch(() => {});
  }

  /** Bytes of all files, in whole blocks. */
  get bytes() {
    return this.#files?.calculatedSize ?? 0;
  }

  /**
   * What was last put under `key`; null if nothing is kept.
   * @param {string} key
   * @returns {Promise<any>}
   */
  async get(key) {
    const name = nameOf(key);
    if (this.#maxBytes < BLOCK_BYTES || this.#files?.has(name) === false) return null;
    this.noteUse(key);
    try {
      const kept = deserialize(await decompress(await readFile(this.#pathOf(name))));
      return kept.key === key ? kept.value : null;
    } catch {
      // Gone meanwhile, or cut short when the machine stopped.
      await this.delete(key);
      return null;
    }
  }

  /**
   * Keeps `value`, unless it is larger than the whole budget or the folder isn't read yet.
   * @param {string} key
   * @param {unknown} value whatever a structured clone can hold
   * @throws Error if it can't be written
   */
  async set(key, value) {
    if (this.#files === null) return;
    const contents = await compress(serialize({ key, value }), { level: COMPRESSION_LEVEL });
    await this.#change(() => this.#write(nameOf(key), contents));
  }

  /** @param {string} key */
  async delete(key) {
    if (this.#files === null) return;
    await this.#change(() => this.#remove(nameOf(key)));
  }

  /**
   * Makes the page under `key` the last to go.
   * @param {string} key
   */
  noteUse(key) {
    const name = nameOf(key);
    const file = this.#files?.get(name);
    const nowMs = Date.now();
    if (file === undefined || nowMs - file.notedMs < NOTE_USE_EVERY_MS) return;
    file.notedMs = nowMs;
    // For the next process; without it the page only goes earlier.
    utimes(this.#pathOf(name), nowMs / 1000, nowMs / 1000).catch(() => {});
  }

  async #open() {
    await mkdir(this.#folder, { recursive: true });
    const found = [];
    let batch = [];
    for await (const entry of await opendir(this.#folder, { bufferSize: 8 * READ_AHEAD })) {
      batch.push(this.#look(entry.name));
      if (batch.length < READ_AHEAD) continue;
      found.push(...(await Promise.all(batch)));
      batch = [];
    }
    found.push(...(await Promise.all(batch)));
    const files = new LRUCache({
      maxSize: this.#maxBytes,
      sizeCalculation: ({ bytes }) => bytes,
      dispose: (_, name, reason) => {
        if (reason === "evict") this.#evicted.push(name);
      },
    });
    const known = found.filter((file) => file !== null).sort((a, b) => a.notedMs - b.notedMs);
    for (const { name, bytes, notedMs } of known) {
      if (bytes > this.#maxBytes) this.#evicted.push(name);
      else files.set(name, { bytes, notedMs });
    }
    await this.#removeEvicted();
    this.#files = files;
  }

  /** @param {string} name */
  async #look(name) {
    try {
      // What a process left half written counts like a page, which no one will ask for.
      const { size, mtimeMs } = await stat(this.#pathOf(name));
      return { name, bytes: inBlocks(size), notedMs: mtimeMs };
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {Uint8Array} contents
   */
  async #write(name, contents) {
    const files = this.#files;
    const bytes = inBlocks(contents.byteLength);
    if (files === null || bytes > this.#maxBytes) return this.#remove(name);
    while (files.calculatedSize + bytes > this.#maxBytes) files.pop();
    await this.#removeEvicted();
    const unfinished = `${this.#pathOf(name)}.${randomUUID()}`;
    try {
      await writeFile(unfinished, contents);
      await rename(unfinished, this.#pathOf(name));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {});
      throw error;
    }
    files.set(name, { bytes, notedMs: Date.now() });
  }

  /** @param {string} name */
  async #remove(name) {
    this.#files?.delete(name);
    await rm(this.#pathOf(name), { force: true });
  }

  async #removeEvicted() {
    for (let name = this.#evicted.pop(); name !== undefined; name = this.#evicted.pop()) {
      await rm(this.#pathOf(name), { force: true });
    }
  }

  /** @param {string} name */
  #pathOf(name) {
    return path.join(this.#folder, name);
  }

  /** @param {() => Promise<void>} change */
  #change(change) {
    const done = this.#lastChange.then(change);
    this.#lastChange = done.catch(() => {});
    return done;
  }
}

/** Keys hold names in any script, case and length; file names can't. @param {string} key */
function nameOf(key) {
  return createHash("sha256").update(key).digest("hex");
}
