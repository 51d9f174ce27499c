import { fileURLToPath } from "node:url";
import { FOUR_COLUMNS, SHA1_USER } from "./lastfm-360k.ts";
import type { DatasetSource, TagSource } from "./source.ts";

const DEMO_FILE = fileURLToPath(new URL("../../data/demo.tsv.gz", import.meta.url));
const CATALOGUE_FILE = fileURLToPath(new URL("../../data/catalogue.tsv", import.meta.url));
const LICENCE = "MIT, as the rest of the repository";

/** The genres from which the listeners were simulated. */
const TAGS: TagSource = {
  source: "genres in data/catalogue.tsv",
  licence: LICENCE,
  weights: "strength",
  tables: [
    {
      table: "catalogue",
      path: CATALOGUE_FILE,
      delimiter: "\t",
      quoting: "none",
      header: true,
      columns: ["name", "genres", "popularity", "mbid"],
    },
  ],
  rowsTable: "catalogue",
  views: [{ file: "catalogue-tags.sql" }],
};

/** The embedded dataset: simulated listeners over real artists' names, written by `scripts/simulate.ts`. */
export const demo: DatasetSource = {
  id: "demo",
  files: async () => [DEMO_FILE, CATALOGUE_FILE],
  async locate() {
    return {
      description: {
        id: "demo",
        title: "Kindred demo",
        kind: "simulated",
        isPersonal: false,
        source: "data/demo.tsv.gz, written by scripts/simulate.ts from data/catalogue.tsv",
        sourceUrl: null,
        licence: LICENCE,
        citation: "Kindred demo dataset: simulated listeners, no real person's listening.",
        period: null,
      },
      sample: null,
      tables: [{ ...FOUR_COLUMNS, path: DEMO_FILE }],
      rowsTables: ["listens"],
      views: [{ file: "four-columns.sql" }],
      userPattern: SHA1_USER,
      publishMinListeners: 1,
      tags: TAGS,
    };
  },
};
