import path from "node:path";
import type { DatasetDescription } from "../../lib/contracts/manifest.ts";
import { firstExisting } from "./first-existing.ts";
import { missingDataset } from "./missing.ts";
import type { DatasetSource } from "./source.ts";
import { extractZip } from "./unpack.ts";

const LISTENS = "user_artists.dat";
const ARTISTS = "artists.dat";

const DESCRIPTION: DatasetDescription = {
  id: "lastfm-2k",
  title: "HetRec 2011 Last.fm 2K",
  kind: "real",
  source: "hetrec2011-lastfm-2k, version 1.0, May 2011, GroupLens",
  sourceUrl: "https://files.grouplens.org/datasets/hetrec2011/",
  licence: "Non-commercial use",
  citation:
    "I. Cantador, P. Brusilovsky, T. Kuflik, 2nd Workshop on Information Heterogeneity and Fusion in Recommender Systems (HetRec 2011), RecSys 2011, Chicago. Data from Last.fm, www.last.fm.",
  period: "until 2011",
};

export const lastfm2k: DatasetSource = {
  id: DESCRIPTION.id,
  async locate({ datasetsDir, workDir }) {
    const folders = [path.join(datasetsDir, "lastfm-2k"), path.join(datasetsDir, "hetrec2011-lastfm-2k"), datasetsDir];
    const candidates = folders.flatMap((folder) =>
      [LISTENS, "hetrec2011-lastfm-2k.zip"].map((name) => path.join(folder, name)),
    );
    const found = await firstExisting(candidates);
    if (found === null) {
      throw missingDataset(DESCRIPTION, candidates, {
        url: "https://files.grouplens.org/datasets/hetrec2011/hetrec2011-lastfm-2k.zip",
        file: "hetrec2011-lastfm-2k.zip (2.6 MB)",
      });
    }
    let folder = path.dirname(found);
    if (found.endsWith(".zip")) {
      folder = path.join(workDir, "hetrec2011-lastfm-2k");
      await extractZip(found, folder, [LISTENS, ARTISTS]);
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
      rowsTable: "user_artists",
      viewsSql: "lastfm-2k.sql",
      userPattern: "[0-9]+",
      publishMinListeners: 1,
    };
  },
};
