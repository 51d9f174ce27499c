const FIRST_SLOTS = 1 << 12;
const FIRST_ARENA_BYTES = 1 << 16;
/** A slot is hash, code + 1 (0: empty), start in the arena, length: one cache line holds everything but the bytes. */
const SLOT_WORDS = 4;

export const HASH_START = 0x811c9dc5;
export const HASH_PRIME = 0x01000193;

/** FNV-1a, a byte at a time, signed. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH_PRIME);
  return hash;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether `length` bytes are the same in both, four at a time. */
export function equalBytes(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  let at = 0;
  for (; at + 4 <= length; at += 4) if (a.getInt32(aStart + at) !== b.getInt32(bStart + at)) return false;
  for (; at < length; at++) if (a.getUint8(aStart + at) !== b.getUint8(bStart + at)) return false;
  return true;
}

/** The texts of a dictionary as they pass between threads: code c is the bytes [starts[c], starts[c + 1]). */
export interface SentTexts {
  starts: Uint32Array;
  arena: Uint8Array;
}

/** Byte strings ↔ codes 0, 1, 2 … in the order of their first appearance; open addressing over one arena of bytes. */
export class ByteDictionary {
  size = 0;
  /** Code c is the bytes [starts[c], starts[c + 1]) of the arena. */
  starts = new Uint32Array(FIRST_SLOTS);
  arena: DataView = viewOf(new Uint8Array(FIRST_ARENA_BYTES));
  #slots = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  #mask = FIRST_SLOTS - 1;

  /** The code of `length` bytes from `start`, a new one if they are new. `hash` is their `hashBytes`. */
  codeOf(bytes: DataView, start: number, length: number, hash: number): number {
    const slots = this.#slots;
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    for (;;) {
      const word = slot * SLOT_WORDS;
      const code = slots[word + 1] ?? 0;
      if (code === 0) return this.#add(bytes, start, length, hash);
      if (slots[word] === hash && slots[word + 3] === length) {
        if (equalBytes(this.arena, slots[word + 2] ?? 0, bytes, start, length)) return code - 1;
      }
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The code of a text of another dictionary, a new one if it is new. */
  codeIn(other: SentTexts, code: number): number {
    const start = other.starts[code] ?? 0;
    const end = other.starts[code + 1] ?? 0;
    return this.codeOf(viewOf(other.arena), start, end - start, hashBytes(other.arena, start, end));
  }

  sent(): SentTexts {
    return { starts: this.starts.subarray(0, this.size + 1), arena: new Uint8Array(this.arena.buffer) };
  }

  bytes(code: number): Uint8Array {
    const start = this.starts[code] ?? 0;
    return new Uint8Array(this.arena.buffer, start, (this.starts[code + 1] ?? 0) - start);
  }

  #add(bytes: DataView, start: number, length: number, hash: number): number {
    const code = this.size++;
    const from = this.starts[code] ?? 0;
    if (from + length > this.arena.byteLength) this.#growArena(from + length);
    new Uint8Array(this.arena.buffer).set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length), from);
    if (code + 2 > this.starts.length) {
      const larger = new Uint32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
    this.starts[code + 1] = from + length;
    this.#put(hash, code, from, length);
    if (this.size * 2 > this.#mask) this.#growSlots();
    return code;
  }

  #put(hash: number, code: number, start: number, length: number): void {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#slots[slot * SLOT_WORDS + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots.set([hash, code + 1, start, length], slot * SLOT_WORDS);
  }

  #growArena(minBytes: number): void {
    const larger = new Uint8Array(Math.max(minBytes, this.arena.byteLength * 2));
    larger.set(new Uint8Array(this.arena.buffer));
    this.arena = viewOf(larger);
  }

  #growSlots(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let word = 0; word < old.length; word += SLOT_WORDS) {
      const code = old[word + 1] ?? 0;
      if (code !== 0) this.#put(old[word] ?? 0, code - 1, old[word + 2] ?? 0, old[word + 3] ?? 0);
    }
  }
}
