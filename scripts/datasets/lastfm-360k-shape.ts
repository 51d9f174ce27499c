import path from "node:path";
import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { firstExisting } from "./first-existing.ts";
import { FOUR_COLUMNS, SHA1_USER } from "./lastfm-360k.ts";
import type { DatasetSource } from "./source.ts";

const DESCRIPTION: DatasetDescription = {
  id: "lastfm-360k-shape",
  title: "Made-up rows in the shape of Last.fm 360K",
  kind: "simulated",
  isPersonal: false,
  source: "scripts/simulate.ts --shape lastfm-360k",
  sourceUrl: null,
  licence: "MIT, as the rest of the repository",
  citation: "Kindred benchmark rows: made-up artists and listeners, no real person's listening.",
  period: null,
};

async function find(datasetsDir: string): Promise<string> {
  const folder = path.join(datasetsDir, DESCRIPTION.id);
  const candidates = ["listens.tsv", "listens.tsv.gz"].map((name) => path.join(folder, name));
  const found = await firstExisting(candidates);
  if (found !== null) return found;
  throw new OperatorError(
    `The dataset "${DESCRIPTION.id}" is missing: create it with npm run simulate -- --shape lastfm-360k --out ${candidates[0]}`,
  );
}

/** What `scripts/simulate.ts --shape lastfm-360k` writes: for benchmarks only, not for recommendations. */
export const lastfm360kShape: DatasetSource = {
  id: DESCRIPTION.id,
  files: async ({ datasetsDir }) => [await find(datasetsDir)],
  async locate({ datasetsDir }) {
    const found = await find(datasetsDir);
    return {
      description: DESCRIPTION,
      sample: null,
      tables: [{ ...FOUR_COLUMNS, path: found }],
      rowsTables: ["listens"],
      views: [{ file: "four-columns.sql" }],
      userPattern: SHA1_USER,
      publishMinListeners: 3,
    };
  },
};
