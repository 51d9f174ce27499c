import { createReadStream } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { dsvFormat } from "d3-dsv";
import { unreadable } from "../precompute/ingest/source-bytes.ts";
import { OperatorError } from "../precompute/operator-error.ts";
import { firstExisting } from "./first-existing.ts";
import type { DatasetSource } from "./source.ts";

/** 64 KB each; a longer first line is no header. */
const MOST_HEADER_CHUNKS = 16;
const REQUIRED = ["user", "artist", "plays"];
const KNOWN = [...REQUIRED, "mbid"];

/** Anyone's own CSV or TSV with a header that names user, artist, plays and optionally mbid, in any order. */
export function fileSource(filePath: string): DatasetSource {
  return {
    id: `file:${path.basename(filePath)}`,
    async locate() {
      if ((await firstExisting([filePath])) === null) throw new OperatorError(`${filePath}: there is no such file`);
      const delimiter = /\.tsv(\.gz)?$/i.test(filePath) ? "\t" : ",";
      const columns = parseHeader(await readFirstLine(filePath), delimiter, filePath);
      return {
        description: {
          id: `file:${path.basename(filePath)}`,
          title: path.basename(filePath),
          kind: "real",
          source: path.basename(filePath),
          sourceUrl: null,
          licence: "as its owner says",
          citation: path.basename(filePath),
          period: null,
        },
        sample: null,
        tables: [{ table: "listens", path: filePath, delimiter, quoting: "double", header: true, columns }],
        rowsTable: "listens",
        viewsSql: columns.includes("mbid") ? "four-columns.sql" : "three-columns.sql",
        userPattern: null,
        publishMinListeners: 1,
      };
    },
  };
}

/** Names of the file's columns as the database gets them: those that mean something to us, and `column_<n>` for others. */
function parseHeader(line: string, delimiter: string, filePath: string): string[] {
  const [row = []] = dsvFormat(delimiter).parseRows(line);
  const found = row.map((column) => column.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !found.includes(name));
  if (missing.length > 0) {
    throw new OperatorError(
      `${filePath}: line 1: found columns ${JSON.stringify(found)}, expected a header with user, artist and plays (mbid is optional); missing: ${missing.join(", ")}`,
    );
  }
  const columns = found.map((column, index) => (KNOWN.includes(column) ? column : `column_${index + 1}`));
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated !== undefined) throw new OperatorError(`${filePath}: line 1: column "${repeated}" stands there twice`);
  return columns;
}

/** Without a byte order mark. */
async function readFirstLine(filePath: string): Promise<string> {
  const bytes = createReadStream(filePath);
  const text = filePath.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  bytes.once("error", (error) => text.destroy(error));
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of text) {
      chunks.push(chunk);
      if (chunk.includes("\n") || chunks.length > MOST_HEADER_CHUNKS) break;
    }
  } catch (error) {
    throw unreadable(filePath, error);
  } finally {
    bytes.destroy();
  }
  const [line = ""] = new TextDecoder().decode(Buffer.concat(chunks)).split(/\r?\n/, 1);
  if (chunks.length > 0) return line;
  throw new OperatorError(`${filePath}: line 1: the file is empty, expected a header with user, artist and plays`);
}
