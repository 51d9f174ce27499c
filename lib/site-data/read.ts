import { isPlaceholder } from "../primitives/placeholder.ts";
import "server-only";
import { cache } from "react";
import * as v from "valibot";
import { readEnvironment, vercelOrigin } from "../environment.ts";
import { type ArtistRow, POPULAR_FILE } from "./browse.ts";
import { areWellFormed, type FileDeclaration, type FileParameters, isPathOf, pathOf } from "./declaration.ts";
import { isFileOnDisk, isOnDisk, readOnDisk, statOnDisk } from "./disk.ts";
import { FORMER_SLUGS_FILE } from "./former-slugs.ts";
import { MANIFEST_FILE } from "./manifest.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "./search.ts";
import { type SharedSearch, sharedSearch } from "./shared-search.ts";

/** Keeps a byte order mark, which JSON rejects. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

type Content<Schema extends v.GenericSchema> = Promise<v.InferOutput<Schema>>;
type ContentOrNull<Schema extends v.GenericSchema> = Promise<v.InferOutput<Schema> | null>;

/**
 * Reads a published file: from disk if the data is there, otherwise from the deployment's static files. Read once per
 * render of a page.
 * @returns its content, or null if there is no such file; malformed parameters never reach the disk
 * @throws Error naming the file and what its schema found wrong
 */
export async function readData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
): ContentOrNull<Schema> {
  return areWellFormed(file, parameters) ? parsedOnce(file.schema, pathOf(file, parameters)) : null;
}

/** Like `readData`, by the file's path below the data; null too if that is none of `file`'s. */
async function readDataAt<Schema extends v.GenericSchema>(
  file: FileDeclaration<string, Schema>,
  relativePath: string,
): ContentOrNull<Schema> {
  return isPathOf(file, relativePath) ? parsedOnce(file.schema, relativePath) : null;
}

/** Like `readData`, for files that every published dataset has. @throws Error saying how to make it */
export async function requireData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
): Content<Schema> {
  const content = await readData(file, parameters);
  if (content === null) throw new Error(missing(pathOf(file, parameters)));
  return content;
}

/**
 * Whether a published file is there: on disk, else among the deployment's static files (checked with HEAD).
 * @throws Error if the static files respond with neither 200 nor 404
 */
export async function hasData<Path extends string>(
  file: FileDeclaration<Path>,
  parameters: FileParameters<Path>,
): Promise<boolean> {
  return areWellFormed(file, parameters) && hasBytes(pathOf(file, parameters));
}

/** Whether `relativePath` is that of one of these kinds of file, and is there. */
export async function hasDataAt(files: readonly FileDeclaration[], relativePath: string): Promise<boolean> {
  return files.some((file) => isPathOf(file, relativePath)) && hasBytes(relativePath);
}

const parsedOnce = cache(
  async <Schema extends v.GenericSchema>(schema: Schema, relativePath: string): ContentOrNull<Schema> => {
    const found = await readDataBytes(relativePath);
    return found && parseAs(schema, relativePath, found.bytes);
  },
);

function parseAs<Schema extends v.GenericSchema>(
  schema: Schema,
  relativePath: string,
  bytes: Uint8Array,
): v.InferOutput<Schema> {
  const result = relativePath.endsWith(".json")
    ? v.safeParse(v.pipe(v.string(), v.parseJson(), schema), utf8.decode(bytes))
    : v.safeParse(schema, bytes);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`public/data/${relativePath}: ${v.getDotPath(issue) ?? "file"}: ${issue.message}`);
}

/** The content of a file, read again whenever the file has changed; see `readChanging`. */
export type ChangingReader<Value> = () => Promise<Value>;

/**
 * Reads a file once per process, and again if it has changed: for files of tens of megabytes. A failed read is
 * retried by the next caller.
 * @returns a reader that returns the same object as long as the file is unchanged
 */
export function readChanging<Schema extends v.GenericSchema>(
  file: FileDeclaration<string, Schema>,
): ChangingReader<v.InferOutput<Schema>> {
  let kept: { stamp: string; content: Content<Schema> } | null = null;
  const read = async () => {
    const found = await readDataBytes(file.path);
    if (found === null) throw new Error(missing(file.path));
    return parseAs(file.schema, file.path, found.bytes);
  };
  return async () => {
    const stamp = await stampOf(file.path);
    if (kept?.stamp === stamp) return kept.content;
    const content = read();
    kept = { stamp, content };
    content.catch(() => {
      if (kept?.content === content) kept = null;
    });
    return content;
  };
}

const formerSlugsFile = readChanging(FORMER_SLUGS_FILE);

/** The slugs that artists had under earlier rules, each with today's. */
export const readFormerSlugs = async () => (await formerSlugsFile()).slugs;

/** Routes are bundled separately; what they share is kept here. */
const shared: typeof globalThis & { kindredSearchIndex?: SharedSearch } = globalThis;

shared.kindredSearchIndex ??= sharedSearch({
  stamp: stampOf,
  head: () => requireData(SEARCH_HEAD_FILE, {}),
  shard: (relativePath) => readDataAt(SEARCH_SHARD_FILE, relativePath),
});

/** The search index as files on the server, in the shape that lib/search reads. */
export const searchIndex = shared.kindredSearchIndex;

/** The `count` artists with the most listeners, or fewer if the dataset has fewer; placeholders are no one to suggest. */
export async function readMostPopular(count: number): Promise<ArtistRow[]> {
  const artists: ArtistRow[] = [];
  for (let page = 1; artists.length < count; page++) {
    const found = await readData(POPULAR_FILE, { page: String(page) });
    if (found === null) break;
    artists.push(...found.artists.filter(({ name }) => !isPlaceholder(name)));
  }
  return artists.slice(0, count);
}

export type Publication = {
  dataset: string;
  formatVersion: number;
  /** Twelve hexadecimal digits of the manifest's SHA-256: the same input and options give the same version. */
  version: string;
  /** When the files were put in place; null if their server doesn't say. */
  publishedAt: Date | null;
};

/** Which data the site shows, read again. @throws Error if the manifest is missing or not readable */
export async function readPublication(): Promise<Publication> {
  const found = await readDataBytes(MANIFEST_FILE.path);
  if (found === null) throw new Error(missing(MANIFEST_FILE.path));
  const { dataset, formatVersion } = parseAs(MANIFEST_FILE.schema, MANIFEST_FILE.path, found.bytes);
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(found.bytes));
  const version = Buffer.from(digest).toString("hex").slice(0, 12);
  return { dataset: dataset.id, formatVersion, version, publishedAt: found.modifiedAt };
}

const missing = (relativePath: string) => `public/data/${relativePath} is missing: run "npm run prebuild" first`;

/** Public origin of the deployment's own static files, or null if the environment names none. */
function staticOrigin(): string | null {
  const environment = readEnvironment(process.env);
  // Vercel's first: a preview has its own data, whatever SITE_URL says.
  return vercelOrigin(environment) ?? environment.SITE_URL ?? null;
}

type DataBytes = { bytes: Uint8Array; modifiedAt: Date | null };

/** The bytes of one file and when it was written; null if there is none. */
async function readDataBytes(relativePath: string): Promise<DataBytes | null> {
  const bytes = await readOnDisk(relativePath);
  if (bytes !== null) return { bytes, modifiedAt: (await statOnDisk(relativePath))?.mtime ?? null };
  const origin = staticOrigin();
  // Only a function instance without the data on disk needs the network; where the folder is there, absent means absent.
  if (origin === null || (await isOnDisk())) return null;
  const response = await fetch(`${origin}/data/${relativePath}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`GET ${response.url} returned ${response.status}`);
  const lastModified = response.headers.get("last-modified");
  const body = new Uint8Array(await response.arrayBuffer());
  return { bytes: body, modifiedAt: lastModified === null ? null : new Date(lastModified) };
}

async function hasBytes(relativePath: string): Promise<boolean> {
  if (await isFileOnDisk(relativePath)) return true;
  const origin = staticOrigin();
  if (origin === null || (await isOnDisk())) return false;
  const response = await fetch(`${origin}/data/${relativePath}`, { method: "HEAD" });
  if (!response.ok && response.status !== 404) throw new Error(`HEAD ${response.url} returned ${response.status}`);
  return response.ok;
}

/**
 * Changes whenever the file on disk does; always the same if the data isn't on disk, since a deployment's static
 * files never change.
 */
async function stampOf(relativePath: string): Promise<string> {
  const found = await statOnDisk(relativePath);
  return found === null ? "static" : `${found.mtimeMs} ${found.size} ${found.ino}`;
}
