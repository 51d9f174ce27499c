import "server-only";
import { cache } from "react";
import { Comparisons } from "../site-data/comparisons.ts";
import type { Manifest } from "../site-data/manifest.ts";
import { readDataFile } from "./read-json.ts";

/** Manifests of other builds to set beside this one; none where the run was given none. */
export const readComparisons = cache(
  async (): Promise<Manifest[]> => (await readDataFile("comparisons.json", Comparisons))?.manifests ?? [],
);
