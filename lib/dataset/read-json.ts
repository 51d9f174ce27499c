import "server-only";
import * as v from "valibot";
import { readDataBytes } from "./data-file.ts";

/** Keeps a byte order mark, which JSON refuses. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

type DataText = { text: string; modifiedAt: Date | null };

/** A file's text and when it was written; null where it isn't there. */
export async function readDataText(relativePath: string): Promise<DataText | null> {
  const found = await readDataBytes(relativePath);
  return found && { text: utf8.decode(found.bytes), modifiedAt: found.modifiedAt };
}

/**
 * Reads one JSON file under `public/data`: from disk where the data are there, else from the deployment's static files.
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
