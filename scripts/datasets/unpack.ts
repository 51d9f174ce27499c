import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import type { ReadLimits } from "./archives/unpack-limit.ts";
import { ZipArchive } from "./archives/zip.ts";

/**
 * Unpacks the entries of a `.zip` with these base names, flat, into `folder`.
 * @throws OperatorError naming the archive if it cannot be read, lacks one of the names or unpacks to too much
 */
export async function extractZip(
  archivePath: string,
  folder: string,
  { names, ifPresent = [] }: { names: readonly string[]; ifPresent?: readonly string[] },
  limits: ReadLimits,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const archive = await ZipArchive.open(archivePath, limits);
  for (const name of [...names, ...ifPresent]) {
    const entry = archive.entries.find((one) => path.posix.basename(one.name) === name);
    if (entry === undefined && ifPresent.includes(name)) continue;
    if (entry === undefined) throw new OperatorError(`${printablePath(archivePath)}: no ${name} inside`);
    await pipeline(Readable.from(archive.read(entry)), createWriteStream(path.join(folder, name)));
  }
}
