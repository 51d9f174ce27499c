import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { inspectListens, type ListensFile, listenerOf } from "./listens-file.ts";
import { type LocatedDataset, type LocateOptions, ROWS_PER_TABLE } from "./source.ts";
import { type Unpacked, type UnpackOptions, unpackExport, unpackJsonList } from "./unpack-export.ts";

const READABLE = /\.((csv|tsv|jsonl|ndjson|json)(\.gz)?|zip)$/i;

/** The file itself, or every readable file of a folder, by name. @throws OperatorError if there is none */
export async function filesAt(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null);
  if (found === null) throw new OperatorError(`${printablePath(place)}: no such file`);
  // A pipe or device can be read only once, or never ends.
  if (!found.isDirectory() && !found.isFile()) throw new OperatorError(`${printablePath(place)}: not a regular file`);
  if (!found.isDirectory()) return [place];
  const names = (await readdir(place)).filter((name) => READABLE.test(name) && !name.startsWith(".")).sort();
  const files: string[] = [];
  for (const name of names) {
    const file = path.join(place, name);
    if ((await stat(file).catch(() => null))?.isFile()) files.push(file);
  }
  if (files.length > 0) return files;
  throw new OperatorError(
    `${printablePath(place)}: cannot be read: it contains no file that ends in .csv, .tsv, .jsonl, .ndjson, .json or .zip`,
  );
}

export type OwnListensOptions = Omit<LocateOptions, "datasetsDir">;

/** The tables of the operator's own files and the SQL that combines them into one list. */
export async function ownListens(
  files: readonly string[],
  options: OwnListensOptions,
): Promise<Pick<LocatedDataset, "tables" | "rowsTables" | "views"> & { isOneListenerEach: boolean }> {
  const listens: ListensFile[] = [];
  for (const [index, file] of files.entries()) listens.push(await inspect(file, index, options));
  const selects = listens.map(
    ({ table, user, mbid, artist, plays }, index) =>
      `SELECT ${index * ROWS_PER_TABLE} + rowid AS row_index, ${user} AS "user", ${mbid} AS mbid, ${artist} AS artist_id, ${plays} AS plays FROM raw.${table.table}`,
  );
  return {
    tables: listens.map(({ table }) => table),
    rowsTables: listens.map(({ table }) => table.table),
    views: [
      {
        sql: `CREATE VIEW source_rows AS ${selects.join(" UNION ALL ")};
            CREATE VIEW source_artists AS
            SELECT DISTINCT artist_id, artist_id AS spelling FROM source_rows WHERE artist_id IS NOT NULL;`,
      },
    ],
    isOneListenerEach: listens.every(({ isOneListeners }) => isOneListeners),
  };
}

async function inspect(file: string, index: number, options: OwnListensOptions): Promise<ListensFile> {
  const number = index + 1;
  const { path: bytes, listener } = await unpacked(file, { ...options, name: `export ${number}` });
  return inspectListens({
    path: bytes,
    shownPath: file,
    table: `listens_${number}`,
    publicName: `export ${number}${path.extname(bytes.replace(/\.gz$/i, ""))}`,
    listener: listener ?? listenerOf(file),
  });
}

async function unpacked(file: string, options: UnpackOptions): Promise<Unpacked> {
  options.signal?.throwIfAborted();
  if (/\.zip$/i.test(file)) return unpackExport(file, options);
  if (/\.json(\.gz)?$/i.test(file)) return unpackJsonList(file, options);
  return { path: file, listener: null };
}
