import { LONGEST_LINE_BYTES } from "../rejections.ts";

const LINE_FEED = 0x0a;
/** A piece is whole lines: what is left of one chunk, which is at most a line too long to be read, and the next chunk. */
const CHUNK_BYTES = 1 << 20;
const LONGEST_REST_BYTES = LONGEST_LINE_BYTES + 4 + CHUNK_BYTES;
const SLOT_BYTES = LONGEST_REST_BYTES + CHUNK_BYTES;
const SLOTS_PER_THREAD = 3;
/** A thread looks for the end of the file at least as often. */
const LONGEST_WAIT_MS = 50;
const NEXT = 0;
const END = 1;
const HEADER_WORDS = 2;
const NO_END = 0x7fffffff;

/** Pieces of a file on their way to threads: piece n is in the slot n modulo their number. */
export interface PieceBuffers {
  slots: number;
  bytes: SharedArrayBuffer;
  /** The next piece to be taken; the number of pieces, once it is known; then for each slot its state and its length. */
  control: Int32Array<SharedArrayBuffer>;
}

export function pieceBuffers(threads: number): PieceBuffers {
  const slots = SLOTS_PER_THREAD * threads;
  const words = HEADER_WORDS + 2 * slots;
  const control = new Int32Array(new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT));
  control[END] = NO_END;
  return { slots, bytes: new SharedArrayBuffer(slots * SLOT_BYTES), control };
}

const stateAt = (slot: number) => HEADER_WORDS + 2 * slot;
/** State of a slot whose piece waits to be read, and of one that has been read; 0 at first. */
const full = (piece: number) => 2 * piece + 1;
const read = (piece: number) => 2 * piece + 2;

/** Cuts a file's bytes into pieces of whole lines, for the threads that read them. */
export class PieceWriter {
  readonly #buffers: PieceBuffers;
  #piece = 0;
  #rest = Buffer.alloc(0);
  #wake: () => void = () => {};

  constructor(buffers: PieceBuffers) {
    this.#buffers = buffers;
  }

  /** Has `write` look again: whether there is room now, or its signal is aborted. */
  wake(): void {
    this.#wake();
  }

  /** @throws the signal's reason if it is aborted while all slots are full */
  async write(bytes: Buffer, signal: AbortSignal): Promise<void> {
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      await this.#writeChunk(bytes.subarray(start, start + CHUNK_BYTES), signal);
    }
  }

  /** Writes a last line that has no line feed, and lets threads end. */
  async finish(signal: AbortSignal): Promise<void> {
    if (this.#rest.length > 0) await this.#put([this.#rest, Buffer.from([LINE_FEED])], signal);
    const { control, slots } = this.#buffers;
    Atomics.store(control, END, this.#piece);
    for (let slot = 0; slot < slots; slot++) Atomics.notify(control, stateAt(slot));
  }

  async #writeChunk(chunk: Buffer, signal: AbortSignal): Promise<void> {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const isTooLong = this.#rest.length > LONGEST_LINE_BYTES + 3;
    if (end === 0) {
      // More of a line that is too long is not needed.
      if (!isTooLong) this.#rest = Buffer.concat([this.#rest, chunk]);
      return;
    }
    const lines = chunk.subarray(isTooLong ? chunk.indexOf(LINE_FEED) : 0, end);
    await this.#put([this.#rest, lines], signal);
    this.#rest = Buffer.from(chunk.subarray(end));
  }

  async #put(parts: readonly Buffer[], signal: AbortSignal): Promise<void> {
    const { bytes, control, slots } = this.#buffers;
    const piece = this.#piece++;
    const slot = piece % slots;
    const free = piece < slots ? 0 : read(piece - slots);
    while (Atomics.load(control, stateAt(slot)) !== free) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (Atomics.load(control, stateAt(slot)) === free) resolve();
      });
    }
    const target = new Uint8Array(bytes, slot * SLOT_BYTES, SLOT_BYTES);
    let length = 0;
    for (const part of parts) {
      target.set(part, length);
      length += part.length;
    }
    Atomics.store(control, stateAt(slot) + 1, length);
    Atomics.store(control, stateAt(slot), full(piece));
    Atomics.notify(control, stateAt(slot));
  }
}

/** The pieces that no other thread has taken, in the file's order. `done` is called after each. */
export function* takePieces(
  { bytes, control, slots }: PieceBuffers,
  done: (piece: number) => void,
): Generator<{ piece: number; lines: Buffer }> {
  for (;;) {
    const piece = Atomics.add(control, NEXT, 1);
    const slot = piece % slots;
    const at = stateAt(slot);
    for (let state = Atomics.load(control, at); state !== full(piece); state = Atomics.load(control, at)) {
      if (Atomics.load(control, END) <= piece) return;
      Atomics.wait(control, at, state, LONGEST_WAIT_MS);
    }
    yield { piece, lines: Buffer.from(bytes, slot * SLOT_BYTES, Atomics.load(control, at + 1)) };
    Atomics.store(control, at, read(piece));
    done(piece);
  }
}
