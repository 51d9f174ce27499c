import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import * as v from "valibot";

/** The file's metadata when its first byte arrived: shows later whether the rest still belongs to it. */
const Origin = v.object({
  url: v.string(),
  /** Strong entity tag; weak ones cannot be used in range requests. */
  etag: v.nullable(v.string()),
  lastModified: v.nullable(v.string()),
  totalBytes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

export type Origin = v.InferOutput<typeof Origin>;

export interface Part {
  sizeBytes: number;
  origin: Origin;
}

export const partPath = (target: string) => `${target}.part`;
const originPath = (target: string) => `${target}.part.json`;

/** The part of `target` that exists; null if there is none, or none of known origin. */
export async function readPart(target: string): Promise<Part | null> {
  const [found, text] = await Promise.all([
    stat(partPath(target)).catch(() => null),
    readFile(originPath(target), "utf8").catch(() => null),
  ]);
  const origin = v.safeParse(v.pipe(v.string(), v.parseJson(), Origin), text);
  if (found === null || found.size === 0 || !origin.success) return null;
  return { sizeBytes: found.size, origin: origin.output };
}

/** Call before the first byte of another file is written. */
export async function beginPart(target: string, origin: Origin): Promise<void> {
  await rm(originPath(target), { force: true });
  await writeFile(partPath(target), "");
  await writeFile(originPath(target), `${JSON.stringify(v.parse(Origin, origin))}\n`);
}

export async function discardPart(target: string): Promise<void> {
  await rm(partPath(target), { force: true });
  await rm(originPath(target), { force: true });
}

/** Renames the complete part to the file. */
export async function completePart(target: string): Promise<void> {
  await rename(partPath(target), target);
  await rm(originPath(target), { force: true });
}
