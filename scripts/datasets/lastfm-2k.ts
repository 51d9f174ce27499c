import path from "node:path";
import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { findFile } from "./missing.ts";
import type { Archive, DatasetSource } from "./source.ts";
import { extractZip } from "./unpack.ts";

const LISTENS = "user_artists.dat";
const ARTISTS = "artists.dat";

const DESCRIPTION: DatasetDescription = {
  id: "lastfm-2k",
  title: "HetRec 2011 Last.fm 2K",
  kind: "real",
  isPersonal: false,
  source: "hetrec2011-lastfm-2k, version 1.0, May 2011, GroupLens",
  sourceUrl: "https://files.grouplens.org/datasets/hetrec2011/",
  licence: "Non-commercial use",
  citation:
    "I. Cantador, P. Brusilovsky, T. Kuflik, 2nd Workshop on Information Heterogeneity and Fusion in Recommender Systems (HetRec 2011), RecSys 2011, Chicago. Data from Last.fm, www.last.fm.",
  period: "until 2011",
};

const ARCHIVE: Archive = {
  file: "hetrec2011-lastfm-2k.zip",
  urls: ["https://files.grouplens.org/datasets/hetrec2011/hetrec2011-lastfm-2k.zip"],
  kind: "zip",
  sizeBytes: 2.6e6,
  contents: [
    { name: LISTENS, sha256: "8d576d039ebb26233c10e283d8cd400b32ef30dbf30295e201a33a362e1129a5" },
    { name: ARTISTS, sha256: "62967b4585c45cc530d45edf938bbfbcea21f5aa5501eb3739896460436ed442" },
  ],
  buildBytes: 600e6,
};

/** The unpacked files, or the archive. */
async function find(datasetsDir: string): Promise<[string, ...string[]]> {
  const found = await findFile(DESCRIPTION, ARCHIVE, datasetsDir, "hetrec2011-lastfm-2k", [LISTENS, ARCHIVE.file]);
  return found.endsWith(".zip") ? [found] : [found, path.join(path.dirname(found), ARTISTS)];
}

export const lastfm2k: DatasetSource = {
  id: DESCRIPTION.id,
  archive: ARCHIVE,
  description: DESCRIPTION,
  files: async ({ datasetsDir }) => find(datasetsDir),
  async locate({ datasetsDir, workDir, ...limits }) {
    const [found] = await find(datasetsDir);
    let folder = path.dirname(found);
    if (found.endsWith(".zip")) {
      folder = path.join(workDir, "hetrec2011-lastfm-2k");
      await extractZip(found, folder, [LISTENS, ARTISTS], limits);
    }
    return {
      description: DESCRIPTION,
      sample: null,
      tables: [
        {
          table: "user_artists",
          path: path.join(folder, LISTENS),
          delimiter: "\t",
          quoting: "none",
          header: true,
          columns: ["userID", "artistID", "weight"],
        },
        {
          table: "artists",
          path: path.join(folder, ARTISTS),
          delimiter: "\t",
          quoting: "none",
          header: false,
          columns: ["id", "name", "url", "pictureURL"],
        },
      ],
      rowsTables: ["user_artists"],
      views: { file: "lastfm-2k.sql" },
      userPattern: "[0-9]+",
      publishMinListeners: 1,
    };
  },
};
