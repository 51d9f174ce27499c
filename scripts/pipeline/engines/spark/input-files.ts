import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, INTEGER } from "@duckdb/node-api";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import { PLACEHOLDERS } from "../../../../lib/primitives/placeholder.ts";

const CHUNK_ROWS = 2048;
const ENTRIES_BETWEEN_PAUSES = 1 << 20;

export interface WriteOptions {
  memory: string;
  spillFolder: string;
  signal?: AbortSignal | undefined;
}

/** The stored entries as Parquet: user_index, artist_index, plays. */
export function writeInteractions(file: string, userArtists: Csr, options: WriteOptions): Promise<void> {
  return writeTable(file, "user_index INTEGER, artist_index INTEGER, plays DOUBLE", options, async (connection) => {
    const { rows: users, indptr, indices, data } = userArtists;
    const appender = await connection.createAppender("rows");
    let user = 0;
    for (let from = 0; from < indices.length; from += CHUNK_ROWS) {
      const to = Math.min(from + CHUNK_ROWS, indices.length);
      const userColumn: number[] = [];
      for (let at = from; at < to; at++) {
        while (user < users && at >= (indptr[user + 1] ?? 0)) user++;
        userColumn.push(user);
      }
      const chunk = DuckDBDataChunk.create([INTEGER, INTEGER, DOUBLE], to - from);
      chunk.setColumns([userColumn, Array.from(indices.subarray(from, to)), Array.from(data.subarray(from, to))]);
      appender.appendDataChunk(chunk);
      if (from % ENTRIES_BETWEEN_PAUSES === 0) {
        await new Promise((resolve) => setImmediate(resolve));
        options.signal?.throwIfAborted();
      }
    }
    appender.flushSync();
    appender.closeSync();
  });
}

/** Artists that are not compared, as Parquet: artist_index. */
export function writePlaceholders(file: string, artists: readonly number[], options: WriteOptions): Promise<void> {
  return writeTable(file, "artist_index INTEGER", options, (connection) =>
    insert(
      connection,
      artists.map((artist) => `(${artist})`),
    ),
  );
}

/** What makes an artist a placeholder, as Parquet: kind, key. All are letters, digits and hyphens. */
export function writePlaceholderKeys(file: string, options: WriteOptions): Promise<void> {
  const { names, bracketed, mbids } = PLACEHOLDERS;
  const rowsOf = (kind: string, keys: ReadonlySet<string>) => Array.from(keys, (key) => `('${kind}', '${key}')`);
  return writeTable(file, "kind VARCHAR, key VARCHAR", options, (connection) =>
    insert(connection, [...rowsOf("name", names), ...rowsOf("bracketed", bracketed), ...rowsOf("mbid", mbids)]),
  );
}

async function insert(connection: DuckDBConnection, tuples: readonly string[]): Promise<void> {
  if (tuples.length > 0) await connection.run(`INSERT INTO rows VALUES ${tuples.join(", ")}`);
}

/** One Parquet file with the rows that `fill` puts into the table `rows`. */
async function writeTable(
  file: string,
  columns: string,
  { memory, spillFolder }: WriteOptions,
  fill: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memory,
    temp_directory: spillFolder,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE rows (${columns})`);
    await fill(connection);
    await connection.run(`COPY rows TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
