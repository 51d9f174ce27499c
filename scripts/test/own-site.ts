import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { MARKER } from "../../lib/contracts/data-places.ts";
import { isPublishedFile } from "../precompute/publish/published-folder.ts";

/** What a build makes, and the tests' build would replace. */
const FOLDERS = [".next", "public/data"];
const ASIDE = ".cache/own-site";

const Manifest = v.pipe(v.string(), v.parseJson(), v.object({ dataset: v.object({ id: v.string() }) }));

/** True where `public/data` holds anything but the demo, which the tests build anyway. */
function hasOwnData(root: string): boolean {
  const folder = path.join(root, "public/data");
  if (!existsSync(folder)) return false;
  try {
    return v.parse(Manifest, readFileSync(path.join(folder, "manifest.json"), "utf8")).dataset.id !== "demo";
  } catch {
    return false;
  }
}

/**
 * Puts the operator's own data and build aside, where there are such: the tests build the demo in their place.
 * @returns puts them back, those too that a killed run has left aside; synchronous, for a process that ends
 * @throws Error where the folders can't be moved
 */
export function setOwnSiteAside(root: string): () => void {
  const aside = path.join(root, ASIDE);
  if (hasOwnData(root)) {
    demandPublished(path.join(aside, "data"));
    rmSync(aside, { recursive: true, force: true });
    for (const folder of FOLDERS) move(path.join(root, folder), path.join(aside, path.basename(folder)));
  }
  return () => {
    if (!existsSync(aside)) return;
    for (const folder of FOLDERS) {
      const own = path.join(aside, path.basename(folder));
      const place = path.join(root, folder);
      if (!existsSync(own)) continue;
      if (folder !== ".next") demandPublished(place);
      rmSync(place, { recursive: true, force: true });
      move(own, place);
    }
    rmSync(aside, { recursive: true, force: true });
  };
}

/** Data can be made again. @throws Error where a folder that is to be removed holds anything else */
function demandPublished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/");
    if (entry.isDirectory() || isPublishedFile(file) || file.startsWith(`${MARKER}/`)) continue;
    throw new Error(`${path.join(folder, file)} was not written by Kindred, and would be removed: move it elsewhere.`);
  }
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.dirname(to), { recursive: true });
  renameSync(from, to);
}
