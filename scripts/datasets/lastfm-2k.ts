import path from "node:path";
import type { DatasetDescription } from "../../lib/site-data/manifest.ts";
import { existing } from "./first-existing.ts";
import { findFile } from "./missing.ts";
import type { Archive, DatasetSource, SourceTable, TagSource } from "./source.ts";
import { extractZip } from "./unpack.ts";

const LISTENS = "user_artists.dat";
const ARTISTS = "artists.dat";
const TAGS = "tags.dat";
const TAGGED = "user_taggedartists.dat";

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
    { name: TAGS, sha256: "c815d7216101fd0ba9b9c59fa2a011998d2fd076e0064d281ec4153d95ae8095" },
    { name: TAGGED, sha256: "c4a9ffae9ab47a9f9b2f0678ab1f7e5c1db4ca818837d8cddd1f5699c5bbf048" },
  ],
  buildBytes: 600e6,
};

/** Tab-separated, without quotes. */
const TABLE = { delimiter: "\t", quoting: "none", header: true } as const;

const artistsIn = (folder: string): SourceTable => ({
  ...TABLE,
  table: "artists",
  path: path.join(folder, ARTISTS),
  header: false,
  columns: ["id", "name", "url", "pictureURL"],
});

/** The tags that the listeners gave, for artists named as in the listens. */
const tagsIn = (folder: string): TagSource => ({
  source: DESCRIPTION.source,
  licence: DESCRIPTION.licence,
  weights: "people",
  tables: [
    artistsIn(folder),
    // The only file of the dataset that is not in UTF-8.
    { ...TABLE, table: "tags", path: path.join(folder, TAGS), columns: ["tagID", "tagValue"], encoding: "latin-1" },
    {
      ...TABLE,
      table: "user_taggedartists",
      path: path.join(folder, TAGGED),
      columns: ["userID", "artistID", "tagID", "day", "month", "year"],
    },
  ],
  rowsTable: "user_taggedartists",
  views: [{ file: "lastfm-2k-artists.sql" }, { file: "lastfm-2k-tags.sql" }],
});

/** The unpacked files, or the archive. */
async function find(datasetsDir: string): Promise<string> {
  return findFile(DESCRIPTION, ARCHIVE, datasetsDir, "hetrec2011-lastfm-2k", [LISTENS, ARCHIVE.file]);
}

export const lastfm2k: DatasetSource = {
  id: DESCRIPTION.id,
  archive: ARCHIVE,
  description: DESCRIPTION,
  async files({ datasetsDir }) {
    const found = await find(datasetsDir);
    if (found.endsWith(".zip")) return [found];
    const beside = (name: string) => path.join(path.dirname(found), name);
    return [found, beside(ARTISTS), ...(await existing([TAGS, TAGGED].map(beside)))];
  },
  async locate({ datasetsDir, workDir, ...limits }) {
    const found = await find(datasetsDir);
    let folder = path.dirname(found);
    if (found.endsWith(".zip")) {
      folder = path.join(workDir, "hetrec2011-lastfm-2k");
      await extractZip(found, folder, { names: [LISTENS, ARTISTS], ifPresent: [TAGS, TAGGED] }, limits);
    }
    const tagFiles = await existing([TAGS, TAGGED].map((name) => path.join(folder, name)));
    return {
      description: DESCRIPTION,
      sample: null,
      tables: [
        {
          ...TABLE,
          table: "user_artists",
          path: path.join(folder, LISTENS),
          columns: ["userID", "artistID", "weight"],
        },
        artistsIn(folder),
      ],
      rowsTables: ["user_artists"],
      views: [{ file: "lastfm-2k-artists.sql" }, { file: "lastfm-2k.sql" }],
      userPattern: "[0-9]+",
      publishMinListeners: 1,
      tags:
        tagFiles.length === 2
          ? tagsIn(folder)
          : { missing: `${DESCRIPTION.id} has tags in ${TAGS} and ${TAGGED}: put them beside ${LISTENS}.` },
    };
  },
};
