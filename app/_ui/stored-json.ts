import * as v from "valibot";
import { readText } from "./stored-text.ts";

/**
 * What this browser keeps under `key`; null if there is nothing, or nothing that `schema` takes. People can edit it,
 * and older releases wrote it.
 */
export function readJson<Schema extends v.GenericSchema>(key: string, schema: Schema): v.InferOutput<Schema> | null {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readText(key));
  return result.success ? result.output : null;
}
