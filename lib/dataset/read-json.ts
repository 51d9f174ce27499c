import "server-only";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { readEnvironment, vercelOrigin } from "../contracts/environment.ts";

// Without the comment Next takes every file below for a part of every function.
const DATA_DIR = path.join(/* turbopackIgnore: true */ process.cwd(), "public", "data");

/** Public origin of the deployment's own static files, or null where the environment names none. */
function staticOrigin(): string | null {
  const environment = readEnvironment(process.env);
  // Vercel's first: a preview's data are its own, whatever SITE_URL says.
  return vercelOrigin(environment) ?? environment.SITE_URL ?? null;
}

type DataText = { text: string; modifiedAt: Date | null };

/** A file's text and when it was written; null where it isn't there. */
export async function readDataText(relativePath: string): Promise<DataText | null> {
  try {
    const file = path.join(DATA_DIR, relativePath);
    const [text, { mtime }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
    return { text, modifiedAt: mtime };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  const origin = staticOrigin();
  // Only a function instance without the data on disk needs the network; where the folder is there, absent means absent.
  if (origin === null || (await isOnDisk())) return null;
  const response = await fetch(`${origin}/data/${relativePath}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const lastModified = response.headers.get("last-modified");
  return { text: await response.text(), modifiedAt: lastModified === null ? null : new Date(lastModified) };
}

function isFileOnDisk(relativePath: string): Promise<boolean> {
  return stat(path.join(DATA_DIR, relativePath)).then(
    () => true,
    () => false,
  );
}

/** Every published dataset has a manifest: without one on disk, the data are elsewhere. */
const isOnDisk = () => isFileOnDisk("manifest.json");

/**
 * True where `public/data` has the file: on disk, else among the deployment's static files (asked without a body).
 * @throws Error where the static files answer with neither yes nor no
 */
export async function hasDataFile(relativePath: string): Promise<boolean> {
  if (await isFileOnDisk(relativePath)) return true;
  const origin = staticOrigin();
  if (origin === null || (await isOnDisk())) return false;
  const response = await fetch(`${origin}/data/${relativePath}`, { method: "HEAD" });
  if (!response.ok && response.status !== 404) throw new Error(`HEAD ${response.url} answered ${response.status}`);
  return response.ok;
}

/**
 * Reads one file under `public/data`: from disk where the data are there, else from the deployment's static files.
 * @returns the parsed file, or null where there is none
 * @throws Error naming the file and what its schema found wrong
 */
export async function readDataFile<Schema extends v.GenericSchema>(
  relativePath: string,
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> {
  const found = await readDataText(relativePath);
  if (found === null) return null;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), found.text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`public/data/${relativePath}: ${v.getDotPath(issue) ?? "file"}: ${issue.message}`);
}

/** Like `readDataFile`, for files that every published dataset has. @throws Error saying how to make it. */
export async function requireDataFile<Schema extends v.GenericSchema>(
  relativePath: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const parsed = await readDataFile(relativePath, schema);
  if (parsed === null) throw new Error(`public/data/${relativePath} is missing: run "npm run prebuild" first`);
  return parsed;
}
