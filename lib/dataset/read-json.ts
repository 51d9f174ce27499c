import "server-only";
import * as v from "valibot";
import { readDataBytes } from "./data-file.ts";

/** Keeps a byte order mark, which JSON refuses. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads one JSON file under `public/data`: from disk where the data are there, else from the deployment's static files.
 * @returns the parsed file, or null where there is none
 * @throws Error naming the file and what its schema found wrong
 */
export async function readDataFile<Schema extends v.GenericSchema>(
  relativePath: string,
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> {
  const bytes = await readDataBytes(relativePath);
  if (bytes === null) return null;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), utf8.decode(bytes));
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
