/** A file that can be read more than once, from any place: `Blob.slice` in a browser, a stream with a range in Node. */
export interface ListensFile {
  /** Below what was chosen, with `/`: the file's own name if it was chosen alone. */
  path: string;
  sizeBytes: number;
  /** @param end exclusive; default: to the end */
  open(start?: number, end?: number): AsyncIterable<Uint8Array>;
}

/** What is wrong with a file, to be shown after its name: what was found, and what to do. */
export class ListensFault extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Bytes in memory as a file. */
export function memoryFile(path: string, bytes: Uint8Array): ListensFile {
  return {
    path,
    sizeBytes: bytes.length,
    async *open(start = 0, end = bytes.length) {
      if (end > start) yield bytes.subarray(start, end);
    },
  };
}

/** All bytes, or those of a range. */
export async function readBytes(file: ListensFile, start = 0, end = file.sizeBytes): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, Math.min(end, file.sizeBytes) - start));
  let length = 0;
  for await (const chunk of file.open(start, end)) {
    const part = chunk.subarray(0, bytes.length - length);
    bytes.set(part, length);
    length += part.length;
    if (length === bytes.length) break;
  }
  return bytes.subarray(0, length);
}
