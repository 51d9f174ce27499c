import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type AsyncUnzipOptions, type Unzipped, unzip as unzipCallback } from "fflate";
import { OperatorError } from "../precompute/operator-error.ts";

const unzip = promisify<Uint8Array, AsyncUnzipOptions, Unzipped>(unzipCallback);

/**
 * Unpacks the entries of a small `.zip` whose base names are in `names`, flat, into `folder`.
 * @throws OperatorError naming the archive where it cannot be read or lacks one of the names
 */
export async function extractZip(archive: string, folder: string, names: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  let entries: Unzipped;
  try {
    entries = await unzip(await readFile(archive), {
      filter: (file) => names.includes(path.posix.basename(file.name)),
    });
  } catch (error) {
    throw new OperatorError(`${archive}: cannot be unpacked (${reasonOf(error)}); download it again`);
  }
  for (const name of names) {
    const entry = Object.entries(entries).find(([entryPath]) => path.posix.basename(entryPath) === name);
    if (entry === undefined) throw new OperatorError(`${archive}: no ${name} inside`);
    await writeFile(path.join(folder, name), entry[1]);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
