import { createHash, type Hash } from "node:crypto";
import path from "node:path";
import { OperatorError } from "../cli/operator-error.ts";
import type { ReadLimits } from "../datasets/archives/unpack-limit.ts";
import { ZipArchive } from "../datasets/archives/zip.ts";
import type { Archive, Digest } from "../datasets/source.ts";
import { readSource } from "../datasets/source-bytes.ts";

const ALGORITHMS = ["sha256", "md5"] as const;

/**
 * Verifies a whole archive: can it be unpacked to its last byte, and do the files that matter have the known checksums?
 * Nothing is written anywhere.
 * @returns what is wrong, in a sentence, or null
 */
export async function findArchiveFault(
  { kind, contents }: Pick<Archive, "kind" | "contents">,
  file: string,
  limits: ReadLimits = {},
): Promise<string | null> {
  for (const known of contents) {
    const hash = createHash("sha256" in known ? "sha256" : "md5");
    const unpack = kind === "zip" ? hashZipEntry : hashTarEntry;
    const unpackFault = await unpack(file, known.name, hash, limits);
    if (unpackFault !== null) return unpackFault;
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

async function hashZipEntry(file: string, name: string, hash: Hash, limits: ReadLimits): Promise<string | null> {
  return faultOf(limits.signal, async () => {
    const archive = await ZipArchive.open(file, limits);
    const entry = archive.entries.find((one) => path.posix.basename(one.name) === name);
    if (entry === undefined) throw new OperatorError(`${path.basename(file)} has no ${name} inside`);
    for await (const chunk of archive.read(entry)) hash.update(chunk);
  });
}

async function hashTarEntry(file: string, entry: string, hash: Hash, limits: ReadLimits): Promise<string | null> {
  return faultOf(limits.signal, async () => {
    await readSource(
      { path: file, entry },
      async (bytes) => {
        for await (const chunk of bytes) hash.update(chunk);
      },
      limits,
    );
  });
}

/** The operator's message without its advice. */
async function faultOf(signal: AbortSignal | undefined, work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof OperatorError) return error.message.split("; ", 1)[0] ?? "";
    throw error;
  }
}
