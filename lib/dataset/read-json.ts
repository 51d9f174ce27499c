import "server-only";
import * as v from "valibot";
import { readEnvironment, vercelOrigin } from "../contracts/environment.ts";
import { isFileOnDisk, isOnDisk, readOnDisk } from "./data-folder.ts";

/** Public origin of the deployment's own static files, or null where the environment names none. */
function staticOrigin(): string | null {
  const environment = readEnvironment(process.env);
  // Vercel's first: a preview's data are its own, whatever SITE_URL says.
  return vercelOrigin(environment) ?? environment.SITE_URL ?? null;
}

async function readText(relativePath: string): Promise<string | null> {
  const bytes = await readOnDisk(relativePath);
  if (bytes !== null) return bytes.toString("utf8");
  const origin = staticOrigin();
  // Only a function instance without the data on disk needs the network; where the folder is there, absent means absent.
  if (origin === null || (await isOnDisk())) return null;
  const response = await fetch(`${origin}/data/${relativePath}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  return response.text();
}

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
  const text = await readText(relativePath);
  if (text === null) return null;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
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
