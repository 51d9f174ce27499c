import type { DatasetDescription, Manifest } from "../../lib/contracts/manifest.ts";

/** One delimited text file of a dataset, and how its bytes become columns. */
export interface SourceTable {
  /** Name of the table in the SQL schema `raw` that holds its rows. */
  table: string;
  /** File as the operator has it: plain, or gzip where the name ends in `.gz`. */
  path: string;
  /** Base name of the text within it, where the file is a `.tar.gz`. */
  entry?: string | undefined;
  delimiter: "\t" | ",";
  /** `none`: a quote is a character like any other. `double`: RFC 4180, as d3-dsv reads and writes. */
  quoting: "none" | "double";
  header: boolean;
  /** Column names in file order. */
  columns: readonly string[];
}

/**
 * A dataset that was found: its tables, and the SQL that shapes them into two views:
 * `source_rows(row_index, user, mbid, artist_id, plays)`, all text but the row's index in `rowsTable`,
 * and `source_artists(artist_id, spelling)`.
 */
export interface LocatedDataset {
  description: DatasetDescription;
  sample: Manifest["sample"];
  tables: readonly SourceTable[];
  /** The table whose rows are the listens; the others describe artists. */
  rowsTable: string;
  /** Name of the SQL file in `scripts/datasets/` that creates the two views. */
  viewsSql: string;
  /** Regular expression (RE2) of a possible user id; null: anything but nothing. */
  userPattern: string | null;
  /** Listeners an artist needs for a page of its own, unless the operator says otherwise. */
  publishMinListeners: number;
}

export interface LocateOptions {
  /** Folder with one folder (or archive) per dataset. */
  datasetsDir: string;
  /** Where archives may be unpacked; emptied by the caller afterwards. */
  workDir: string;
}

export interface DatasetSource {
  id: string;
  /** Finds the dataset's files. @throws OperatorError saying what to download, from where, under which licence */
  locate(options: LocateOptions): Promise<LocatedDataset>;
}
