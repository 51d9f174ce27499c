import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";

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
    rmSync(aside, { recursive: true, force: true });
    for (const folder of FOLDERS) move(path.join(root, folder), path.join(aside, path.basename(folder)));
  }
  return () => {
    if (!existsSync(aside)) return;
    for (const folder of FOLDERS) {
      const own = path.join(aside, path.basename(folder));
      const place = path.join(root, folder);
      if (!existsSync(own)) continue;
      rmSync(place, { recursive: true, force: true });
      move(own, place);
    }
    rmSync(aside, { recursive: true, force: true });
  };
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.dirname(to), { recursive: true });
  renameSync(from, to);
}
