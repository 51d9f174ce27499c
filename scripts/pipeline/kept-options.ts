import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { DEFAULT_DATASET, readEnvironment } from "../../lib/environment.ts";
import { shellWord } from "../cli/flags.ts";
import type { PrecomputeFlags, PrecomputeOptions } from "./options.ts";

const text = v.optional(v.string());
const texts = v.optional(v.array(v.string()));

/** The flags that decide what the data are. The others say where they go, how fast, and whether to run at all. */
const KeptFlags = v.object({
  dataset: text,
  "data-dir": text,
  method: text,
  shrinkage: text,
  "min-listeners": text,
  "min-overlap": text,
  "max-share": text,
  "max-artists-per-listener": text,
  "publish-min-listeners": text,
  engine: text,
  interactions: text,
  "spark-master": text,
  "spark-dir": text,
  "spark-conf": texts,
  compare: texts,
});
export type KeptFlags = v.InferOutput<typeof KeptFlags>;

/** Data of so many runs keep their options: the operator's own, the tests', those before. */
const MAX_KEPT = 40;

export interface DataPlace {
  outDir: string;
  cacheDir: string;
}

const folderOf = ({ cacheDir }: DataPlace) => path.join(cacheDir, "runs", "options");

/**
 * Where the options of the data in `outDir` are kept: under the digest of the manifest, so that they go with the data
 * wherever those are moved, and no other data get them. null where there are no data.
 */
async function fileOf(place: DataPlace): Promise<string | null> {
  const manifest = await readFile(path.join(place.outDir, "manifest.json")).catch(() => null);
  if (manifest === null) return null;
  return path.join(folderOf(place), `${createHash("sha256").update(manifest).digest("hex").slice(0, 32)}.json`);
}

/** Whether a command line says what the data are, so that nothing of the last run is wanted. */
export function decideData(flags: PrecomputeFlags): boolean {
  return Object.keys(KeptFlags.entries).some((name) => name in flags);
}

/**
 * The options of the run that made the data in `outDir`, but for those that `wanted` says itself.
 * @param wanted what variables or `npm start`'s flags ask for; options belong to their dataset and don't go to another
 * @returns null where nothing is kept, or for another dataset
 */
export async function recallOptions(
  place: DataPlace,
  wanted: { DATASET?: string | undefined; DATASETS_DIR: string },
): Promise<KeptFlags | null> {
  const file = await fileOf(place);
  const found = file === null ? null : await readFile(file, "utf8").catch(() => null);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptFlags), found);
  if (!parsed.success) return null;
  const { dataset, "data-dir": dataDir, ...others } = parsed.output;
  if (wanted.DATASET !== undefined && wanted.DATASET !== dataset) return null;
  return {
    ...(wanted.DATASET === undefined ? { dataset } : {}),
    ...(isUsualFolder(wanted.DATASETS_DIR) ? { "data-dir": dataDir } : {}),
    ...others,
  };
}

const isUsualFolder = (folder: string) => path.resolve(folder) === path.resolve(readEnvironment({}).DATASETS_DIR);

/** Keeps what the data in `outDir` were made with for runs without options of their own. */
export async function keepOptions(options: PrecomputeOptions, flags: PrecomputeFlags): Promise<void> {
  const { datasetId, datasetsDir, spark } = options;
  const file = await fileOf(options);
  if (file === null) return;
  const kept = {
    ...v.parse(KeptFlags, flags),
    dataset: spark?.interactions ? undefined : datasetId,
    "data-dir": isUsualFolder(datasetsDir) ? undefined : datasetsDir,
  };
  await mkdir(path.dirname(file), { recursive: true });
  // Spark's settings may hold a key of the storage: for this user alone.
  await writeFile(`${file}.${process.pid}`, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  await rename(`${file}.${process.pid}`, file);
  await dropOldest(path.dirname(file));
}

async function dropOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= MAX_KEPT) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, timeMs: (await stat(path.join(folder, name))).mtimeMs })),
  );
  const oldest = aged.sort((a, b) => b.timeMs - a.timeMs).slice(MAX_KEPT);
  await Promise.all(oldest.map(({ name }) => rm(path.join(folder, name), { force: true })));
}

/** Back to the defaults: the data in `outDir` keep no options any more. */
export async function forgetOptions(place: DataPlace): Promise<void> {
  const file = await fileOf(place);
  if (file !== null) await rm(file, { force: true });
}

/** One line on what was recalled and the way back; null where that is the defaults. */
export function recalledLine(kept: KeptFlags | null): string | null {
  const words = Object.entries(kept ?? {}).flatMap(([name, value]) => {
    if (value === undefined || (name === "dataset" && value === DEFAULT_DATASET)) return [];
    return [value]
      .flat()
      .map((one) => `--${name} ${shellWord(name === "spark-conf" ? one.replace(/=.*/s, "=…") : one)}`);
  });
  if (words.length === 0) return null;
  return `Options of the last run: ${words.join(" ")} (npm start -- --defaults goes back to the defaults).`;
}
