import { stat } from "node:fs/promises";
import path from "node:path";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { columnsOf, foundColumns, readHeader } from "./header.ts";
import type { TagSource } from "./source.ts";

type Meaning = "artist" | "mbid" | "tag" | "user" | "people" | "strength";

/** Column names in lower case without blanks, hyphens and underscores. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  artist: "artist",
  artistname: "artist",
  mbid: "mbid",
  artistmbid: "mbid",
  tag: "tag",
  tagname: "tag",
  genre: "tag",
  user: "user",
  username: "user",
  count: "people",
  people: "people",
  weight: "strength",
  strength: "strength",
};

const EXPECTED = "a header with artist or mbid, tag, and optionally count (people), weight or user";

/** The file that `file:<path>` names. */
export function tagTablePath(text: string): string | undefined {
  const [, file] = /^file:(.+)$/s.exec(text) ?? [];
  return file === undefined ? undefined : path.resolve(file);
}

/**
 * The operator's own table of tags: CSV or TSV, plain or `.gz`.
 * @param isPersonal whether the listening is: then the site does not show the file's name
 * @throws OperatorError naming the file if it cannot be read or lacks a column
 */
export async function tagTable(file: string, isPersonal: boolean): Promise<TagSource> {
  const shown = printablePath(file);
  const found = await stat(file).catch(() => null);
  if (found === null) throw new OperatorError(`${shown}: no such file; --tags names a table of artists and their tags`);
  if (!found.isFile()) throw new OperatorError(`${shown}: not a regular file`);
  const { delimiter, cells } = await readHeader(file, file, EXPECTED);
  const columns = columnsOf(cells, MEANINGS, file);
  const has = (column: Meaning) => columns.includes(column);
  if (!has("tag") || !(has("artist") || has("mbid"))) {
    const missing = has("tag") ? "artist or mbid" : "tag";
    throw new OperatorError(
      `${shown}: line 1: found columns ${foundColumns(cells)}, expected ${EXPECTED}; missing: ${missing}`,
    );
  }
  const column = (name: Meaning) => (has(name) ? `"${name}"` : "NULL::VARCHAR");
  // A user's row is one vote, whatever else it says.
  const weight = has("user") ? "NULL::VARCHAR" : column(has("people") ? "people" : "strength");
  return {
    source: isPersonal ? "a table of the operator's own" : path.basename(file),
    licence: "as its owner says",
    weights: has("user") || has("people") ? "people" : "strength",
    tables: [{ table: "tags", path: file, delimiter, quoting: "double", header: true, columns }],
    rowsTable: "tags",
    views: [
      {
        sql: `CREATE VIEW source_tags AS
              SELECT rowid AS row_index, ${column("artist")} AS artist, ${column("mbid")} AS mbid, ${column("tag")} AS tag,
                ${column("user")} AS person, ${weight} AS weight
              FROM raw.tags`,
      },
    ],
  };
}
