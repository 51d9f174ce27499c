import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER } from "@duckdb/node-api";
import type { Csr } from "../../../../lib/kernel/csr.ts";

const CHUNK_ROWS = 2048;
const ENTRIES_BETWEEN_PAUSES = 1 << 20;

/** The stored entries as Parquet: user_index, artist_index, plays. */
export async function writeInteractions(
  file: string,
  { rows: users, indptr, indices, data }: Csr,
  options: { memory: string; spillFolder: string; signal?: AbortSignal | undefined },
): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: options.memory,
    temp_directory: options.spillFolder,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run("CREATE TABLE interactions (user_index INTEGER, artist_index INTEGER, plays DOUBLE)");
    const appender = await connection.createAppender("interactions");
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
    await connection.run(`COPY interactions TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
