import path from "node:path";
import type { DatasetDescription } from "../../lib/contracts/manifest.ts";
import { firstExisting } from "./first-existing.ts";
import { missingDataset } from "./missing.ts";
import type { DatasetSource, SourceTable } from "./source.ts";

/** The 360K file's own dialect; the demo and samples share it. */
export const FOUR_COLUMNS: Omit<SourceTable, "path"> = {
  table: "listens",
  delimiter: "\t",
  quoting: "none",
  header: false,
  columns: ["user", "mbid", "artist", "plays"],
};

/** Users are SHA-1 sums; the real file also holds dates and other debris in that column. */
export const SHA1_USER = "[0-9a-f]{40}";

const TSV = "usersha1-artmbid-artname-plays.tsv";

const DESCRIPTION: DatasetDescription = {
  id: "lastfm-360k",
  title: "Last.fm Dataset 360K",
  kind: "real",
  source: "Last.fm Dataset 360K, version 1.2, Òscar Celma, March 2010",
  sourceUrl: "https://zenodo.org/records/6090214",
  licence: "Non-commercial use, with permission of Last.fm",
  citation: "Ò. Celma, Music Recommendation and Discovery in the Long Tail, Springer, 2010.",
  period: "until 2009",
};

export const lastfm360k: DatasetSource = {
  id: DESCRIPTION.id,
  async locate({ datasetsDir }) {
    const folders = [path.join(datasetsDir, "lastfm-360k"), path.join(datasetsDir, "lastfm-dataset-360K"), datasetsDir];
    const names = [TSV, `${TSV}.gz`, `lastfm-dataset-360K/${TSV}`, "lastfm-dataset-360K.tar.gz"];
    const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
    const found = await firstExisting(candidates);
    if (found === null) {
      throw missingDataset(DESCRIPTION, candidates, {
        url: "https://zenodo.org/records/6090214",
        file: "lastfm-dataset-360K.tar.gz (569 MB)",
      });
    }
    return {
      description: DESCRIPTION,
      sample: null,
      tables: [{ ...FOUR_COLUMNS, path: found, entry: found.endsWith(".tar.gz") ? TSV : undefined }],
      rowsTable: "listens",
      viewsSql: "four-columns.sql",
      userPattern: SHA1_USER,
      publishMinListeners: 3,
    };
  },
};
