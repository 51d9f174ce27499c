import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { DEFAULT_DATASET, readEnvironment } from "../../lib/environment.ts";
import { shellWord } from "../cli/shell-word.ts";
import { PREBUILD, type PrecomputeFlags, type PrecomputeOptions } from "./options.ts";

/** Earlier versions kept a single text as it is. */
const Texts = v.optional(
  v.union([
    v.array(v.string()),
    v.pipe(
      v.string(),
      v.transform((text) => [text]),
    ),
  ]),
);
const keptNames = Object.entries(PREBUILD.options).flatMap(([flag, { decidesData, isKept }]) =>
  decidesData || isKept ? [flag] : [],
);
/** The flags that decide what the data is. The others say where it goes, how fast, and whether to run at all. */
const KeptFlags = v.object(Object.fromEntries(keptNames.map((flag) => [flag, Texts])));
export type KeptFlags = PrecomputeFlags;

/** How many runs' options are kept: the operator's own, the tests', earlier ones. */
const MAX_KEPT = 40;

export interface DataPlace {
  outDir: string;
  cacheDir: string;
}

const folderOf = ({ cacheDir }: DataPlace) => path.join(cacheDir, "runs", "options");

/**
 * Where the options of the data in `outDir` are kept: under the digest of the manifest, so that they follow the data
 * wherever it is moved, and no other data gets them. null if there is no data.
 */
async function fileOf(place: DataPlace): Promise<string | null> {
  const manifest = await readFile(path.join(place.outDir, "manifest.json")).catch(() => null);
  if (manifest === null) return null;
  return path.join(folderOf(place), `${createHash("sha256").update(manifest).digest("hex").slice(0, 32)}.json`);
}

/** Whether a command line says what the data is, so that the last run's options do not apply. */
export const decideData = (flags: PrecomputeFlags): boolean => keptNames.some((flag) => flag in flags);

/**
 * The options of the run that made the data in `outDir`, except those that `wanted` sets.
 * @param wanted what variables or `npm start`'s flags ask for; options belong to their dataset and no other
 * @returns null if none are kept, or for another dataset
 */
export async function recallOptions(
  place: DataPlace,
  wanted: { DATASET?: string | undefined; DATASETS_DIR: string },
): Promise<KeptFlags | null> {
  const file = await fileOf(place);
  const found = file === null ? null : await readFile(file, "utf8").catch(() => null);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptFlags), found);
  if (!parsed.success) return null;
  const { dataset, "data-dir": dataDir, ...others }: KeptFlags = parsed.output;
  if (wanted.DATASET !== undefined && wanted.DATASET !== dataset?.[0]) return null;
  return {
    ...(wanted.DATASET === undefined ? { dataset } : {}),
    ...(isUsualFolder(wanted.DATASETS_DIR) ? { "data-dir": dataDir } : {}),
    ...others,
  };
}

const isUsualFolder = (folder: string) => path.resolve(folder) === path.resolve(readEnvironment({}).DATASETS_DIR);

/** Keeps what the data in `outDir` was made with, for later runs without options of their own. */
export async function keepOptions(options: PrecomputeOptions, flags: PrecomputeFlags): Promise<void> {
  const { datasetId, datasetsDir, spark } = options;
  const file = await fileOf(options);
  if (file === null) return;
  const kept = {
    ...v.parse(KeptFlags, flags),
    dataset: spark?.interactions ? undefined : [datasetId],
    "data-dir": isUsualFolder(datasetsDir) ? undefined : [datasetsDir],
  };
  await mkdir(path.dirname(file), { recursive: true });
  // Readable by this user only: Spark's settings may contain a key of the storage.
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

/** Back to the defaults: removes the options kept for the data in `outDir`. */
export async function forgetOptions(place: DataPlace): Promise<void> {
  const file = await fileOf(place);
  if (file !== null) await rm(file, { force: true });
}

/** One line on what was recalled and how to go back; null if those are the defaults. */
export function recalledLine(kept: KeptFlags | null): string | null {
  const words = Object.entries(kept ?? {}).flatMap(([flag, texts]) =>
    texts === undefined || (flag === "dataset" && texts[0] === DEFAULT_DATASET)
      ? []
      : texts.length === 0
        ? [`--${flag}`]
        : texts.map((text) => `--${flag} ${shellWord(flag === "spark-conf" ? text.replace(/=.*/s, "=…") : text)}`),
  );
  if (words.length === 0) return null;
  return `Options of the last run: ${words.join(" ")} (npm start -- --defaults goes back to the defaults).`;
}
