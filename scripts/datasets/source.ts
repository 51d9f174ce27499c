import type { ListenerRule } from "../../lib/listens/listeners.ts";
import type { DatasetDescription, Manifest, Rejection } from "../../lib/site-data/manifest.ts";
import type { ReadLimits } from "./archives/unpack-limit.ts";

/** One delimited text file of a dataset, and how its bytes become columns. */
export interface SourceTable {
  /** Name of the table in the SQL schema `raw` that holds its rows. */
  table: string;
  /** The operator's file: plain, or gzip if the name ends in `.gz`. */
  path: string;
  /** Base name of the text in it, if the file is a `.tar.gz`. */
  entry?: string | undefined;
  /** Its name in reports and the manifest, if its own name identifies a listener. */
  publicName?: string | undefined;
  delimiter: "\t" | "," | ";";
  /** `none`: a quote is a character like any other. `double`: RFC 4180, as d3-dsv reads and writes. */
  quoting: "none" | "double";
  header: boolean;
  /** Column names in file order. */
  columns: readonly string[];
  /** UTF-8 if absent. */
  encoding?: "latin-1";
}

/** SQL that creates views: a file in `scripts/datasets/`, or text for tables that are only known at run time. */
export type Views = { file: string } | { sql: string };

/**
 * What people say artists sound like: tables, and the SQL that shapes them into the view
 * `source_tags(row_index, artist, mbid, tag, person, weight)`, all text but the row's index.
 * A row is one person's tag for one artist; if `person` is NULL, `weight` people's (NULL is one).
 */
export interface TagSource {
  /** As the manifest names it. */
  source: string;
  licence: string;
  /** What the weights of a tag add up to: people, who can be named as evidence, or a strength without a unit. */
  weights: "people" | "strength";
  tables: readonly SourceTable[];
  /** The table whose rows are the tags; `row_index` counts them. */
  rowsTable: string;
  views: readonly Views[];
}

/** What reading the operator's own exports found besides the rows of their table. */
export interface ListeningRead {
  /** The operator's files, whose change makes another dataset; the table is made from them. */
  inputs: readonly string[];
  /** Rows of those files that are not in the table. */
  rejected: readonly Rejection[];
  /** Artists by name, with all that stands for them. */
  artists: ReadonlyMap<string, { otherNames: readonly string[]; mbids: readonly string[] }>;
  /** Distinct names in the files, and those of rows in the table. */
  spellings: number;
  spellingsKept: number;
}

/** Room for the rows of one file: row r of the k-th table of listens has the row_index k · 2^40 + r. */
export const ROWS_PER_TABLE = 2 ** 40;

/**
 * A dataset that was found: its tables, and the SQL that shapes them into two views:
 * `source_rows(row_index, user, mbid, artist_id, plays)`, all text but the row's index,
 * and `source_artists(artist_id, spelling)`.
 */
export interface LocatedDataset {
  description: DatasetDescription;
  sample: Manifest["sample"];
  tables: readonly SourceTable[];
  /** The tables whose rows are the listens, at most 8,192; the others describe artists. */
  rowsTables: readonly string[];
  /** What creates the two views, in this order. */
  views: readonly Views[];
  /** Regular expression (RE2) of a possible user id; null: anything but empty. */
  userPattern: string | null;
  /** Listeners an artist needs for a page of its own, unless the operator says otherwise. */
  publishMinListeners: number;
  /** If the table was made from files of another form. */
  listening?: ListeningRead;
  /** Lines for the operator: what was recognised, assumed and left out. */
  notes?: readonly string[];
  /** Read after the neighbours are computed; absent if the dataset has none, a sentence if they should be there. */
  tags?: TagSource | { missing: string };
}

export interface LocateOptions extends ReadLimits {
  /** Folder with one folder (or archive) per dataset. */
  datasetsDir: string;
  /** Where archives may be unpacked; emptied by the caller afterwards. */
  workDir: string;
  /** How the operator's own files are shared out to listeners; default: by what they and their names say. */
  listenerRule?: ListenerRule | undefined;
  /** The operator's table of corrections to artists' names. */
  corrections?: string | null | undefined;
}

/** A file whose content is known; the digest is of the text as it is inside the archive. */
export type Digest = { name: string } & ({ sha256: string } | { md5: string });

/** What `npm run data` downloads. */
export interface Archive {
  /** Its name in the datasets folder, where `locate` finds it. */
  file: string;
  /** The same file at several addresses, tried in this order. */
  urls: readonly string[];
  kind: "zip" | "tar.gz";
  /** Approximate; shown before anything is requested. */
  sizeBytes: number;
  /** The files in it that are read; all others stay packed. */
  contents: readonly Digest[];
  /** Approximate disk usage of the pipeline and the site. */
  buildBytes: number;
}

export interface DatasetSource {
  id: string;
  /** Absent if there is nothing to download. */
  archive?: Archive;
  /** Absent if it is only known after inspecting the files: `file:` and the like. */
  description?: DatasetDescription;
  /**
   * The operator's files that `locate` reads: if one of them changes, so does the dataset.
   * @throws OperatorError saying what to download, from where, under which licence
   */
  files(place: { datasetsDir: string }): Promise<string[]>;
  /** Finds the dataset's files and what is in them. @throws OperatorError saying what to download, from where, under which licence */
  locate(options: LocateOptions): Promise<LocatedDataset>;
}
