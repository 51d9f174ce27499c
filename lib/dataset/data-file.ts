import "server-only";
import { readEnvironment, vercelOrigin } from "../environment.ts";
import { isFileOnDisk, isOnDisk, readOnDisk, statOnDisk } from "../site-data/disk.ts";

/** Public origin of the deployment's own static files, or null where the environment names none. */
function staticOrigin(): string | null {
  const environment = readEnvironment(process.env);
  // Vercel's first: a preview's data are its own, whatever SITE_URL says.
  return vercelOrigin(environment) ?? environment.SITE_URL ?? null;
}

type DataBytes = { bytes: Uint8Array; modifiedAt: Date | null };

/**
 * The bytes of one file under `public/data` and when it was written: from disk where the data are there, else from the
 * deployment's static files; null where there is none.
 */
export async function readDataBytes(relativePath: string): Promise<DataBytes | null> {
  const bytes = await readOnDisk(relativePath);
  if (bytes !== null) return { bytes, modifiedAt: (await statOnDisk(relativePath))?.mtime ?? null };
  const origin = staticOrigin();
  // Only a function instance without the data on disk needs the network; where the folder is there, absent means absent.
  if (origin === null || (await isOnDisk())) return null;
  const response = await fetch(`${origin}/data/${relativePath}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const lastModified = response.headers.get("last-modified");
  const body = new Uint8Array(await response.arrayBuffer());
  return { bytes: body, modifiedAt: lastModified === null ? null : new Date(lastModified) };
}

/**
 * Changes whenever the file on disk does; the same for good where the data aren't on disk, since a deployment's static
 * files never change.
 */
export async function dataFileStamp(relativePath: string): Promise<string> {
  const found = await statOnDisk(relativePath);
  return found === null ? "static" : `${found.mtimeMs} ${found.size} ${found.ino}`;
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
