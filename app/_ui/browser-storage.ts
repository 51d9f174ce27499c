import * as v from "valibot";

/**
 * What this browser keeps under `key`; null where there is nothing, or nothing that `schema` takes. People can edit it,
 * and older releases wrote it.
 */
export function readStored<Schema extends v.GenericSchema>(key: string, schema: Schema): v.InferOutput<Schema> | null {
  try {
    const result = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? "null"));
    return result.success ? result.output : null;
  } catch {
    // Storage is forbidden, or what stands there is no JSON.
    return null;
  }
}

/** Keeps `value` in this browser under `key`, null removes it. Returns false where the browser keeps nothing. */
export function writeStored(key: string, value: object | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
