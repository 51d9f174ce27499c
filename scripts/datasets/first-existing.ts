import { access } from "node:fs/promises";

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The first of `paths` that exists, or null. */
export async function firstExisting(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await exists(path)) return path;
  return null;
}

/** Those of `paths` that exist. */
export async function existing(paths: readonly string[]): Promise<string[]> {
  const are = await Promise.all(paths.map(exists));
  return paths.filter((_, index) => are[index]);
}
