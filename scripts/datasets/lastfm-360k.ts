import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { findFile } from "./missing.ts";
import type { Archive, DatasetSource, SourceTable } from "./source.ts";

/** The format of the 360K file; the demo and samples share it. */
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
  isPersonal: false,
  source: "Last.fm Dataset 360K, version 1.2, Òscar Celma, March 2010",
  sourceUrl: "https://zenodo.org/records/6090214",
  licence: "Non-commercial use, with permission of Last.fm",
  citation: "Ò. Celma, Music Recommendation and Discovery in the Long Tail, Springer, 2010.",
  period: "until 2009",
};

const ARCHIVE: Archive = {
  file: "lastfm-dataset-360K.tar.gz",
  urls: [
    "https://zenodo.org/records/6090214/files/lastfm-dataset-360K.tar.gz",
    "https://mtg.upf.edu/static/datasets/last.fm/lastfm-dataset-360K.tar.gz",
  ],
  kind: "tar.gz",
  sizeBytes: 569e6,
  contents: [{ name: TSV, md5: "be672526eb7c69495c27ad27803148f1" }],
  buildBytes: 3e9,
};

const FOLDER = "lastfm-dataset-360K";

/** The unpacked file, or the archive. */
const find = (datasetsDir: string) =>
  findFile(DESCRIPTION, ARCHIVE, datasetsDir, FOLDER, [TSV, `${TSV}.gz`, `${FOLDER}/${TSV}`, ARCHIVE.file]);

export const lastfm360k: DatasetSource = {
  id: DESCRIPTION.id,
  archive: ARCHIVE,
  description: DESCRIPTION,
  files: async ({ datasetsDir }) => [await find(datasetsDir)],
  async locate({ datasetsDir }) {
    const found = await find(datasetsDir);
    return {
      description: DESCRIPTION,
      sample: null,
      tables: [{ ...FOUR_COLUMNS, path: found, entry: found.endsWith(".tar.gz") ? TSV : undefined }],
      rowsTables: ["listens"],
      views: [{ file: "four-columns.sql" }],
      userPattern: SHA1_USER,
      publishMinListeners: 3,
    };
  },
};
