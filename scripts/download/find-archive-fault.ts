import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import type { Archive, Digest } from "../datasets/source.ts";
import { readSource } from "../precompute/ingest/source-bytes.ts";
import { OperatorError } from "../precompute/operator-error.ts";

const ALGORITHMS = ["sha256", "md5"] as const;

/**
 * Looks through a whole archive: can it be unpacked to its last byte, and are the files that matter those that are known?
 * Nothing is written anywhere.
 * @returns what is wrong in a sentence, or null
 */
export async function findArchiveFault(
  { kind, contents }: Pick<Archive, "kind" | "contents">,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<string | null> {
  const texts = kind === "zip" ? await zipEntries(file, contents) : null;
  for (const known of contents) {
    const hash = createHash("sha256" in known ? "sha256" : "md5");
    if (texts !== null) {
      const text = texts.get(known.name);
      if (text === undefined) return `${path.basename(file)} cannot be unpacked or has no ${known.name} inside`;
      hash.update(text);
    } else {
      const fault = await hashEntry(file, known.name, hash, signal);
      if (fault !== null) return fault;
    }
    const fault = compare(known, hash.digest("hex"));
    if (fault !== null) return fault;
  }
  return null;
}

function compare(known: Digest, found: string): string | null {
  for (const algorithm of ALGORITHMS) {
    if (!(algorithm in known)) continue;
    const expected = Object.entries(known).find(([key]) => key === algorithm)?.[1];
    if (found !== expected) return `${known.name} has ${algorithm} ${found}, expected ${expected}`;
  }
  return null;
}

/** Small archives only: all of it is in memory. Empty where it can't be unpacked. */
async function zipEntries(file: string, contents: readonly Digest[]): Promise<Map<string, Uint8Array>> {
  const isWanted = (entry: string) => contents.some(({ name }) => name === path.posix.basename(entry));
  try {
    const entries = unzipSync(await readFile(file), { filter: ({ name }) => isWanted(name) });
    return new Map(Object.entries(entries).map(([name, bytes]) => [path.posix.basename(name), bytes]));
  } catch {
    return new Map();
  }
}

async function hashEntry(
  file: string,
  entry: string,
  hash: ReturnType<typeof createHash>,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  try {
    await readSource(
      { path: file, entry },
      async (bytes) => {
        for await (const chunk of bytes) hash.update(chunk);
      },
      signal,
    );
    return null;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof OperatorError) return error.message.replace("; download it again", "");
    throw error;
  }
}
