import { FOUR_COLUMNS } from "../../datasets/lastfm-360k.ts";
import type { LocatedDataset } from "../../datasets/source.ts";

/** A dataset of one file in the format of lastfm-360k. */
export const fourColumns = (file: string, userPattern: string | null): LocatedDataset => ({
  description: {
    id: "test",
    title: "test",
    kind: "simulated",
    isPersonal: false,
    source: "test",
    sourceUrl: null,
    licence: "MIT",
    citation: "test",
    period: null,
  },
  sample: null,
  tables: [{ ...FOUR_COLUMNS, path: file }],
  rowsTables: ["listens"],
  views: [{ file: "four-columns.sql" }],
  userPattern,
  publishMinListeners: 1,
});
