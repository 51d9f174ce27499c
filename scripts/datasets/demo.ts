import { fileURLToPath } from "node:url";
import { FOUR_COLUMNS, SHA1_USER } from "./lastfm-360k.ts";
import type { DatasetSource } from "./source.ts";

const DEMO_FILE = fileURLToPath(new URL("../../data/demo.tsv.gz", import.meta.url));

/** The embedded dataset: simulated listeners over real artists' names, written by `scripts/simulate.ts`. */
export const demo: DatasetSource = {
  id: "demo",
  files: async () => [DEMO_FILE],
  async locate() {
    return {
      description: {
        id: "demo",
        title: "Kindred demo",
        kind: "simulated",
        isPersonal: false,
        source: "data/demo.tsv.gz, written by scripts/simulate.ts from data/catalogue.tsv",
        sourceUrl: null,
        licence: "MIT, as the rest of the repository",
        citation: "Kindred demo dataset: simulated listeners, no real person's listening.",
        period: null,
      },
      sample: null,
      tables: [{ ...FOUR_COLUMNS, path: DEMO_FILE }],
      rowsTables: ["listens"],
      views: { file: "four-columns.sql" },
      userPattern: SHA1_USER,
      publishMinListeners: 1,
    };
  },
};
