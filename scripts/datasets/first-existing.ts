import { access } from "node:fs/promises";

/** The first of `paths` that exists, or null. */
export async function firstExisting(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) return path;
  }
  return null;
}
