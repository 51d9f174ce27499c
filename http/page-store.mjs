import { createHash, randomUUID } from "node:crypto";
import { mkdir, opendir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflate, inflate } from "node:zlib";
import { LRUCache } from "lru-cache";

const compress = promisify(deflate);
const decompress = promisify(inflate);

/** A page is mostly markup: level 1 compresses it to a sixth in 3 ms; higher levels save little more and take three times as long. */
const COMPRESSION_LEVEL = 1;
/** The smallest unit that file systems allocate. */
const BLOCK_BYTES = 4096;
/** A file's modification time says when its page was last requested, to this precision. */
const NOTE_USE_EVERY_MS = 60_000;
/** Files inspected concurrently while the folder is read at startup. */
const READ_AHEAD = 32;

/** @param {number} bytes */
const inBlocks = (bytes) => Math.max(1, Math.ceil(bytes / BLOCK_BYTES)) * BLOCK_BYTES;

/**
 * Pages rendered on demand, on disk, one compressed file each, within a byte budget: before a page is written, those
 * requested longest ago are evicted. Pages left by an earlier process count too. One process owns a folder.
 *
 * A page exists either whole or not at all: it is written to a separate file, moved into place, and read by one call. A
 * request for a page that has just been removed gets null, and the page is rendered again.
 */
export class PageStore {
  #folder;
  #maxBytes;
  /** Sizes of all files by name, most recently requested last; null until the folder has been read. */
  #files = /** @type {LRUCache<string, { bytes: number, notedMs: number }> | null} */ (null);
  #evicted = /** @type {string[]} */ ([]);
  /** Changes to the folder run one after another, so that the counts match the files. */
  #lastChange = Promise.resolve();

  /**
   * Starts reading `folder` in the background: until that is done, pages are read but not written.
   * @param {string} folder created if missing, and emptied if the budget is 0
   * @param {number} maxBytes
   */
  constructor(folder, maxBytes) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
    /** Settles once the folder is read; rejects if it can be neither read nor created. */
    this.opened =
      maxBytes < BLOCK_BYTES ? rm(folder, { recursive: true, force: true }) : this.#change(() => this.#open());
    this.opened.catch(() => {});
  }

  /** Bytes of all files, in whole blocks. */
  get bytes() {
    return this.#files?.calculatedSize ?? 0;
  }

  /**
   * The value last stored under `key`; null if there is none.
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
      // Removed in the meantime, or truncated when the machine stopped.
      await this.delete(key);
      return null;
    }
  }

  /**
   * Stores `value`, unless it exceeds the whole budget or the folder has not been read yet.
   * @param {string} key
   * @param {unknown} value anything that can be structured-cloned
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
   * Makes the page under `key` the last to be evicted.
   * @param {string} key
   */
  noteUse(key) {
    const name = nameOf(key);
    const file = this.#files?.get(name);
    const nowMs = Date.now();
    if (file === undefined || nowMs - file.notedMs < NOTE_USE_EVERY_MS) return;
    file.notedMs = nowMs;
    // For the next process; without it the page is only evicted earlier.
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
      // A half-written file that a process left counts like a page that no one will request.
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

/** Keys contain names in any script, case and length; file names cannot. @param {string} key */
function nameOf(key) {
  return createHash("sha256").update(key).digest("hex");
}
