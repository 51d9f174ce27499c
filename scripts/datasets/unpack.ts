import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type AsyncUnzipOptions, type Unzipped, unzip as unzipCallback } from "fflate";
import * as tar from "tar";
import { OperatorError } from "../precompute/operator-error.ts";

const unzip = promisify<Uint8Array, AsyncUnzipOptions, Unzipped>(unzipCallback);

/**
 * Unpacks the entries of a `.tar.gz` that `wanted` accepts, flat, into `folder`.
 * @returns the paths written
 * @throws OperatorError naming the archive where it is cut short or no archive at all
 */
export async function extractTarGz(
  archive: string,
  folder: string,
  wanted: (entryPath: string) => boolean,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  try {
    await tar.extract({
      file: archive,
      cwd: folder,
      strict: true,
      filter: (entryPath) => wanted(entryPath),
      onReadEntry(entry) {
        entry.path = path.posix.basename(entry.path);
        written.push(path.join(folder, entry.path));
      },
    });
  } catch (error) {
    throw new OperatorError(`${archive}: cannot be unpacked (${reasonOf(error)}); download it again`);
  }
  return written;
}

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
