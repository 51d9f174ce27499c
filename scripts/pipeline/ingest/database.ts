import { readFile } from "node:fs/promises";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import * as v from "valibot";

export interface DatabaseOptions {
  /** Upper bound, which DuckDB honours by spilling to `workDir`, e.g. "4GB". */
  memory: string;
  threads: number;
  workDir: string;
}

/** A DuckDB database for one ingest. Its working set is bounded; what doesn't fit is spilled to disk. */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #isInterrupted = false;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: options.memory,
      threads: String(options.threads),
      temp_directory: path.join(options.workDir, "spill"),
      // No extension is downloaded at run time, so that ingest works the same with and without a network.
      autoinstall_known_extensions: "false",
    });
    return new Database(instance, await instance.connect());
  }

  async run(sql: string): Promise<void> {
    this.#refuseAfterInterrupt();
    await this.#connection.run(sql);
  }

  /** Runs the statements of a `.sql` file, one after another. */
  async runFile(file: URL): Promise<void> {
    await this.run(await readFile(file, "utf8"));
  }

  /** Rows of a small result, each parsed by `schema`. */
  async rows<Schema extends v.GenericSchema>(sql: string, schema: Schema): Promise<v.InferOutput<Schema>[]> {
    this.#refuseAfterInterrupt();
    const reader = await this.#connection.runAndReadAll(sql);
    return reader.getRowObjectsJS().map((row) => v.parse(schema, row));
  }

  /**
   * Streams a result of UINTEGER and DOUBLE columns without an object per row: each step yields the columns of up to
   * 2,048 rows, valid until the next step.
   * @throws Error naming the column if it is of another type
   */
  async *numericChunks(sql: string): AsyncGenerator<{ rowCount: number; columns: (Uint32Array | Float64Array)[] }> {
    const result = await this.#connection.stream(sql);
    for (;;) {
      this.#refuseAfterInterrupt();
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      const columns = Array.from({ length: chunk.columnCount }, (_, index) => {
        const vector = chunk.getColumnVector(index);
        // The vector's own buffer: one view per 2,048 values instead of a JavaScript value per cell.
        const items = "items" in vector ? vector.items : undefined;
        if (items instanceof Uint32Array || items instanceof Float64Array) return items;
        throw new Error(`column ${index} is ${vector.type}, expected UINTEGER or DOUBLE`);
      });
      yield { rowCount: chunk.rowCount, columns };
    }
  }

  /** Interrupts the running query, and refuses further ones. */
  interrupt(): void {
    this.#isInterrupted = true;
    this.#connection.interrupt();
  }

  #refuseAfterInterrupt(): void {
    if (this.#isInterrupted) throw new Error("the database was interrupted");
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
