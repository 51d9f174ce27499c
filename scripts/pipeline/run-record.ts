import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import * as v from "valibot";
import { qualityPath } from "../datasets/quality-path.ts";
import type { LocatedDataset, SourceTable } from "../datasets/source.ts";
import { codeDigest } from "./code-digest.ts";
import { dataSettings, type PrecomputeOptions } from "./options.ts";
import { outputDigest } from "./output-digest.ts";

const FileRecord = v.object({
  path: v.string(),
  sizeBytes: v.number(),
  /** Together with the size these identify an untouched file without reading it. */
  mtimeMs: v.number(),
  inode: v.number(),
  sha256: v.string(),
});

/** A finished run's input and output; kept in the cache folder, one file per output folder. */
const RunRecord = v.object({ key: v.string(), files: v.array(FileRecord), outputDigest: v.string() });

type FileRecord = v.InferOutput<typeof FileRecord>;
type RunRecord = v.InferOutput<typeof RunRecord>;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const recordPath = ({ cacheDir, outDir }: PrecomputeOptions) =>
  path.join(cacheDir, "runs", `${sha256(outDir).slice(0, 16)}.json`);

/** All that is read: the dataset's own tables first, then those of its tags. */
function tablesOf({ tables, tags }: LocatedDataset): readonly SourceTable[] {
  return tags === undefined || "missing" in tags ? tables : [...tables, ...tags.tables];
}

/** The operator's files, in the order of the hashes that a run knows. */
function inputsOf(dataset: LocatedDataset): string[] {
  const { listening, tables } = dataset;
  const made = listening === undefined ? new Set<string>() : new Set(tables.map((table) => table.path));
  const others = tablesOf(dataset).flatMap((table) => (made.has(table.path) ? [] : [table.path]));
  return [...(listening?.inputs ?? []), ...others];
}

/** Everything that a run's output depends on, except the files. Threads, memory and clusters never change a byte of it. */
async function keyOf(options: PrecomputeOptions, dataset: LocatedDataset): Promise<string> {
  const { tables: _, tags, listening, notes: _notes, ...rest } = dataset;
  const own = tags === undefined || "missing" in tags ? tags : { ...tags, tables: [] };
  const dialects = tablesOf(dataset).map(({ path: file, ...dialect }) => ({ file: path.basename(file), ...dialect }));
  const settings = { ...dataSettings(options), method: options.method?.id ?? null, topK: options.topK };
  const quality = await readFile(qualityPath(options.datasetId, options.datasetsDir), "utf8").catch(() => null);
  const compared = await Promise.all(
    options.compare.map((folder) => readFile(path.join(folder, "manifest.json"), "utf8").catch(() => null)),
  );
  // Their names tell whose they are.
  const names = listening?.inputs.map((file) => path.basename(file)) ?? null;
  return sha256(JSON.stringify([await codeDigest(), settings, rest, own ?? null, dialects, quality, compared, names]));
}

async function statOf(filePath: string): Promise<Omit<FileRecord, "sha256">> {
  const { size, mtimeMs, ino } = await stat(filePath);
  return { path: filePath, sizeBytes: size, mtimeMs, inode: ino };
}

async function hashFile(filePath: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(filePath, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest("hex");
}

const isUntouched = (now: Omit<FileRecord, "sha256">, then: FileRecord) =>
  now.path === then.path && now.mtimeMs === then.mtimeMs && now.inode === then.inode;

async function readRecord(file: string): Promise<RunRecord | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RunRecord), text);
  return parsed.success ? parsed.output : null;
}

async function writeRecord(file: string, record: RunRecord): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, `${JSON.stringify(record)}\n`);
  await rename(unfinished, file);
}

/** The state of the files before they are read, so that a change during the run is never recorded as read. */
export interface RunInputs {
  key: string;
  files: Omit<FileRecord, "sha256">[];
}

export async function observeInputs(options: PrecomputeOptions, dataset: LocatedDataset): Promise<RunInputs> {
  return {
    key: await keyOf(options, dataset),
    files: await Promise.all(inputsOf(dataset).map(statOf)),
  };
}

/**
 * Whether `outDir` is still what a finished run made from the same content with the same options and code. Files
 * with unchanged size, time and inode are not read; any other file of the same size is hashed.
 */
export async function isUnchanged(
  options: PrecomputeOptions,
  inputs: RunInputs,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const record = await readRecord(recordPath(options));
  if (record === null || record.key !== inputs.key || record.files.length !== inputs.files.length) return false;
  if (record.outputDigest !== (await outputDigest(options.outDir))) return false;
  let wasTouched = false;
  for (const [index, now] of inputs.files.entries()) {
    const then = record.files[index];
    if (then === undefined || now.sizeBytes !== then.sizeBytes) return false;
    if (isUntouched(now, then)) continue;
    if ((await hashFile(now.path, signal)) !== then.sha256) return false;
    wasTouched = true;
  }
  // So that the hash is not needed next time.
  if (wasTouched)
    await recordRun(
      options,
      inputs,
      record.files.map((file) => file.sha256),
      signal,
    );
  return true;
}

/**
 * Records a finished run.
 * @param hashes SHA-256 of each of the first files if the run already knows it, otherwise null
 */
export async function recordRun(
  options: PrecomputeOptions,
  { key, files }: RunInputs,
  hashes: readonly (string | null)[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const digest = await outputDigest(options.outDir);
  if (digest === null) return;
  const recorded: FileRecord[] = [];
  for (const [index, file] of files.entries()) {
    const record = { ...file, sha256: hashes[index] ?? (await hashFile(file.path, signal)) };
    const now = await statOf(file.path);
    // Changed while it was read, so it is unknown which content the output was made from.
    if (now.sizeBytes !== file.sizeBytes || !isUntouched(now, record)) return;
    recorded.push(record);
  }
  await writeRecord(recordPath(options), { key, files: recorded, outputDigest: digest });
}
