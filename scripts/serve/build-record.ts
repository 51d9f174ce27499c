import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { DEFAULT_DATASET, type Environment } from "../../lib/environment.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { findDataset } from "../datasets/find.ts";
import { qualityPath } from "../datasets/quality-path.ts";
import { tagTablePath } from "../datasets/tag-table.ts";
import type { KeptFlags } from "../pipeline/kept-options.ts";
import { type Platform, thisPlatform } from "../setup/platform.mjs";
import { currentBuild } from "./builds.mjs";

/** The build's input. `.builds` and `public/data` are its output. */
export const SOURCES = [
  "app",
  "lib",
  "scripts",
  "http",
  "data",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
  // Next reads these too; only their digest is kept.
  ".env",
  ".env.local",
  ".env.production",
  ".env.production.local",
  "next.config.js",
  "package-lock.json",
  "postcss.config.js",
  "tsconfig.json",
  "tsconfig.build.json",
];
const PRODUCT = join("public", "data");
const LEFTOVER = join("public", ".data-");

/** In the build's folder, which is never reused for another build. */
const RECORD_NAME = "kindred-build.json";
const recordFile = (root: string) => join(root, currentBuild(root), RECORD_NAME);
const MANIFEST_FILE = join(PRODUCT, "manifest.json");

const BuildRecord = v.object({ fingerprint: v.string(), manifestSha256: v.string() });

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

/**
 * Paths of all files at or under `path`, sorted, without published data (`public/data`) and what a killed run left of them
 * (`public/.data-*`); none if it doesn't exist.
 */
async function filesUnder(path: string): Promise<string[]> {
  if (path.endsWith(PRODUCT) || path.includes(LEFTOVER)) return [];
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => filesUnder(join(path, name))))).flat().sort();
}

/**
 * A digest of everything that a build depends on: the content of the sources, the platform, the options of the data, the
 * environment except where the server listens, and, since datasets may be gigabytes, the name, size and time of each file
 * that they are made from.
 * @param recalled the pipeline's options of the last run, where they hold
 */
export async function buildFingerprint(
  root: string,
  environment: Environment,
  recalled: KeptFlags | null = null,
  platform: Platform = thisPlatform(),
): Promise<string> {
  const { PORT: _, HOST: __, ...given } = environment;
  const { dataset, "data-dir": dataDir, ...options } = recalled ?? {};
  const settings = {
    ...given,
    DATASET: given.DATASET ?? dataset?.[0] ?? DEFAULT_DATASET,
    DATASETS_DIR: resolve(root, dataDir?.[0] ?? given.DATASETS_DIR),
  };
  const made = [process.version, platform, Object.entries(settings).sort(), Object.entries(options).sort()];
  const hash = createHash("sha256").update(JSON.stringify(made));
  for (const path of (await Promise.all(SOURCES.map((source) => filesUnder(join(root, source))))).flat()) {
    hash.update(`\n${path.slice(root.length)} ${sha256(await readFile(path))}`);
  }
  for (const path of await filesOfData(settings, options)) {
    const found = await stat(path).catch(() => null);
    hash.update(`\n${path} ${found?.size} ${found?.mtimeMs}`);
  }
  return hash.digest("hex");
}

/** The operator's files that the pipeline reads; if a dataset is missing, the build says so. */
async function filesOfData(
  { DATASET, DATASETS_DIR }: { DATASET: string; DATASETS_DIR: string },
  { interactions, tags = [], compare = [] }: KeptFlags,
): Promise<string[]> {
  const tables = tags.flatMap((text) => tagTablePath(text) ?? []);
  const others = [...tables, ...compare.map((folder) => join(folder, "manifest.json"))];
  // Only reading Parquet on other machines would show whether it has changed.
  if (interactions !== undefined) return others;
  try {
    const files = await findDataset(DATASET).files({ datasetsDir: DATASETS_DIR });
    return [...files, qualityPath(DATASET, DATASETS_DIR), ...others];
  } catch (error) {
    if (error instanceof OperatorError) return others;
    throw error;
  }
}

async function manifestSha256(root: string): Promise<string | null> {
  const manifest = await readFile(join(root, MANIFEST_FILE)).catch(() => null);
  return manifest === null ? null : sha256(manifest);
}

/** Whether the current build is of this fingerprint and `public/data` is still the one it was made with. */
export async function isUpToDate(root: string, fingerprint: string): Promise<boolean> {
  const text = await readFile(recordFile(root), "utf8").catch(() => null);
  if (text === null) return false;
  const record = v.safeParse(v.pipe(v.string(), v.parseJson(), BuildRecord), text);
  if (!record.success || record.output.fingerprint !== fingerprint) return false;
  return record.output.manifestSha256 === (await manifestSha256(root));
}

/** Records that the current build was made from the input of `fingerprint` (taken before it began). */
export async function recordBuild(root: string, fingerprint: string): Promise<void> {
  const record = { fingerprint, manifestSha256: await manifestSha256(root) };
  await writeFile(recordFile(root), `${JSON.stringify(v.parse(BuildRecord, record))}\n`);
}
