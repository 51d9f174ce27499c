import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { findFile } from "./missing.ts";
import type { Archive, DatasetSource } from "./source.ts";

const TSV = "userid-timestamp-artid-artname-traid-traname.tsv";

const DESCRIPTION: DatasetDescription = {
  id: "lastfm-1k",
  title: "Last.fm Dataset 1K",
  kind: "real",
  isPersonal: false,
  source: "Last.fm Dataset 1K, version 1.0, Òscar Celma, May 2010",
  sourceUrl: "https://zenodo.org/records/6090214",
  licence: "Non-commercial use, with permission of Last.fm",
  citation: "Ò. Celma, Music Recommendation and Discovery in the Long Tail, Springer, 2010.",
  period: "2005 to 2009",
};

const ARCHIVE: Archive = {
  file: "lastfm-dataset-1K.tar.gz",
  urls: [
    "https://zenodo.org/records/6090214/files/lastfm-dataset-1K.tar.gz",
    "https://mtg.upf.edu/static/datasets/last.fm/lastfm-dataset-1K.tar.gz",
  ],
  kind: "tar.gz",
  sizeBytes: 672e6,
  // From the dataset's own README.
  contents: [{ name: TSV, md5: "64747b21563e3d2aa95751e0ddc46b68" }],
  // DuckDB reads an unpacked copy (2.5 GB) and spills about as much again.
  buildBytes: 8e9,
};

const FOLDER = "lastfm-dataset-1K";

/** The unpacked file, or the archive. */
const find = (datasetsDir: string) =>
  findFile(DESCRIPTION, ARCHIVE, datasetsDir, FOLDER, [TSV, `${TSV}.gz`, `${FOLDER}/${TSV}`, ARCHIVE.file]);

/** 19 million single listens of 992 listeners. */
export const lastfm1k: DatasetSource = {
  id: DESCRIPTION.id,
  archive: ARCHIVE,
  description: DESCRIPTION,
  files: async ({ datasetsDir }) => [await find(datasetsDir)],
  async locate({ datasetsDir }) {
    const found = await find(datasetsDir);
    return {
      description: DESCRIPTION,
      sample: null,
      tables: [
        {
          table: "listens",
          path: found,
          entry: found.endsWith(".tar.gz") ? TSV : undefined,
          delimiter: "\t",
          quoting: "none",
          header: false,
          columns: ["user", "played_at", "mbid", "artist", "track_mbid", "track"],
        },
      ],
      rowsTables: ["listens"],
      views: [{ file: "lastfm-1k.sql" }],
      userPattern: "user_[0-9]{6}",
      // Complete histories have a long tail: two of three names have one or two listeners.
      publishMinListeners: 3,
    };
  },
};
