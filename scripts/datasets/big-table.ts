import { stat } from "node:fs/promises";
import path from "node:path";
import { columnsOf, readHeader } from "./header.ts";
import type { LocatedDataset } from "./source.ts";

/** Below this, reading row by row takes a few seconds at most, and mends what spreadsheets do to numbers and names. */
const BIG_BYTES = { plain: 200e6, packed: 50e6 };

const MEANINGS: Readonly<Record<string, string>> = {
  user: "user",
  userid: "user",
  username: "user",
  listener: "user",
  artist: "artist",
  artistname: "artist",
  mbid: "mbid",
  artistmbid: "mbid",
  plays: "plays",
  playcount: "plays",
  listencount: "plays",
  scrobbles: "plays",
  count: "plays",
};

/**
 * A large table with a header of user, artist and plays: someone's dataset, not a person's export. The database reads it as it
 * is, in parallel. null: it is something else, or small.
 */
export async function bigTable(
  file: string,
  bigBytes = BIG_BYTES,
): Promise<(Pick<LocatedDataset, "tables" | "rowsTables" | "views"> & { notes: string[] }) | null> {
  const isPacked = file.endsWith(".gz");
  if ((await stat(file)).size < (isPacked ? bigBytes.packed : bigBytes.plain) || /\.zip$/i.test(file)) return null;
  const { delimiter, cells } = await readHeader(file, file, "a header with user, artist and plays");
  const columns = columnsOf(cells, MEANINGS, file);
  if (!["user", "artist", "plays"].every((name) => columns.includes(name))) return null;
  const mbid = columns.includes("mbid") ? "mbid" : "NULL::VARCHAR";
  return {
    tables: [{ table: "listens", path: file, delimiter, quoting: "double", header: true, columns }],
    rowsTables: ["listens"],
    views: [
      {
        sql: `CREATE VIEW source_rows AS
              SELECT rowid AS row_index, "user", ${mbid} AS mbid, artist AS artist_id, plays FROM raw.listens;
              CREATE VIEW source_artists AS
              SELECT DISTINCT artist_id, artist_id AS spelling FROM source_rows WHERE artist_id IS NOT NULL;`,
      },
    ],
    notes: [
      `${path.basename(file)} is large and read as it is: UTF-8, plays without separators; spellings of a name are joined if only their case differs.`,
    ],
  };
}
