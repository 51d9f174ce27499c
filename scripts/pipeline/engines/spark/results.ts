import path from "node:path";
import * as v from "valibot";
import type { CoListening } from "../../../../lib/kernel/around/co-listening.ts";
import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import { Database } from "../../ingest/database.ts";
import { ArtistRecord } from "../../ingest/ingested.ts";
import type { ListenerTotals } from "../listening.ts";
import { SparkOutputError } from "./faults.ts";

/** A job's saved tables on this machine: one folder of Parquet files each. */
export class SparkResults {
  readonly #database: Database;
  readonly #folder: string;
  readonly #rows: Record<string, number>;

  private constructor(database: Database, folder: string, rows: Record<string, number>) {
    this.#database = database;
    this.#folder = folder;
    this.#rows = rows;
  }

  /**
   * Opens the results in `folder`, lets `read` read them, and closes them again.
   * @param rows how many rows Spark counted in each table
   * @throws SparkOutputError if a table is missing, incomplete or has other columns
   */
  static async read<Result>(
    folder: string,
    rows: Record<string, number>,
    options: { memory: string; threads: number; workDir: string; signal?: AbortSignal | undefined },
    read: (results: SparkResults) => Promise<Result>,
  ): Promise<Result> {
    const database = await Database.open(options);
    const interrupt = () => database.interrupt();
    options.signal?.addEventListener("abort", interrupt, { once: true });
    try {
      return await read(new SparkResults(database, folder, rows));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof SparkOutputError) throw error;
      const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
      throw new SparkOutputError(`What Spark wrote to ${folder} can't be read: ${reason}`, { cause: error });
    } finally {
      options.signal?.removeEventListener("abort", interrupt);
      database.close();
    }
  }

  #from(table: string): string {
    return `read_parquet('${path.join(this.#folder, table, "*.parquet").replaceAll("'", "''")}')`;
  }

  /** If the folder isn't shared, executors on other machines write to their own disks, and rows are missing. */
  async #assertWhole(table: string, found: number): Promise<void> {
    const expected = this.#rows[table] ?? 0;
    if (found === expected) return;
    throw new SparkOutputError(
      `Spark wrote ${expected} rows of ${table}, but only ${found} are in ${this.#folder}: --spark-dir must be a folder that this machine and every executor share, such as hdfs://… or s3a://…`,
    );
  }

  async rows<Schema extends v.GenericSchema>(table: string, columns: string, schema: Schema) {
    const rows = await this.#database.rows(`SELECT ${columns} FROM ${this.#from(table)}`, schema);
    await this.#assertWhole(table, rows.length);
    return rows;
  }

  /** @param artists their number; those without a neighbour have no row */
  async neighbours(artists: number, topK: number): Promise<NeighbourTable> {
    const slots = artists * topK;
    const shared = (bytes: number) => new SharedArrayBuffer(bytes);
    const table: NeighbourTable = {
      artists,
      topK,
      counts: new Uint32Array(shared(4 * artists)),
      indices: new Uint32Array(shared(4 * slots)),
      similarities: new Float64Array(shared(8 * slots)),
      overlaps: new Uint32Array(shared(4 * slots)),
    };
    let read = 0;
    const columns = "artist_index::UINTEGER, place::UINTEGER, neighbour_index::UINTEGER, similarity, overlap::UINTEGER";
    for await (const { rowCount, columns: values } of this.#database.numericChunks(
      `SELECT ${columns} FROM ${this.#from("neighbours")}`,
    )) {
      const [artistColumn, placeColumn, neighbourColumn, similarityColumn, overlapColumn] = values;
      for (let row = 0; row < rowCount; row++) {
        const artist = artistColumn?.[row] ?? artists;
        const place = placeColumn?.[row] ?? 0;
        const neighbour = neighbourColumn?.[row] ?? artists;
        if (artist >= artists || neighbour >= artists || place < 1 || place > topK) {
          throw new SparkOutputError(
            `Row ${read + row} of neighbours is of artist ${artist}, place ${place}, neighbour ${neighbour}, expected at most ${artists} artists and ${topK} places.`,
          );
        }
        const slot = artist * topK + place - 1;
        table.indices[slot] = neighbour;
        table.similarities[slot] = similarityColumn?.[row] ?? 0;
        table.overlaps[slot] = overlapColumn?.[row] ?? 0;
        table.counts[artist] = (table.counts[artist] ?? 0) + 1;
      }
      read += rowCount;
    }
    await this.#assertWhole("neighbours", read);
    return table;
  }

  /** The same counts as `coListening` on the local engine. */
  async coListening(artists: number): Promise<CoListening> {
    const pairs = await this.rows(
      "pairs_by_shared_listeners",
      "shared_listeners::DOUBLE AS shared, pairs::DOUBLE AS pairs",
      v.object({ shared: v.number(), pairs: v.number() }),
    );
    const most = pairs.reduce((largest, { shared }) => Math.max(largest, shared), 0);
    const counted = new Float64Array(most + 1);
    for (const { shared, pairs: count } of pairs) counted[shared] = count;
    const strongest = new Uint32Array(artists);
    const rows = await this.rows(
      "shared_listeners",
      "artist_index::DOUBLE AS artist, shared_listeners::DOUBLE AS shared",
      v.object({ artist: v.number(), shared: v.number() }),
    );
    for (const { artist, shared } of rows) strongest[artist] = shared;
    return { pairs: counted, strongest };
  }

  /** Each listener's totals; which number of artists belongs to which number of plays is unknown and does not matter. */
  async listenerTotals(): Promise<ListenerTotals> {
    const counted = v.object({ value: v.number(), listeners: v.number() });
    const columns = (value: string) => `${value}::DOUBLE AS value, listeners::DOUBLE AS listeners`;
    const byArtists = await this.rows("listeners_by_artists", columns("artists"), counted);
    const byPlays = await this.rows("listeners_by_plays", columns("plays"), counted);
    const users = byArtists.reduce((sum, { listeners }) => sum + listeners, 0);
    const totals = { artists: new Uint32Array(users), plays: new Float64Array(users) };
    for (const [column, rows] of [
      [totals.artists, byArtists],
      [totals.plays, byPlays],
    ] as const) {
      let at = 0;
      for (const { value, listeners } of rows) {
        column.fill(value, at, at + listeners);
        at += listeners;
      }
    }
    return totals;
  }

  /** Σ d·(d − 1)/2 over the listeners, and the longest list. */
  async cost(): Promise<{ pairVisits: number; maxArtists: number }> {
    const [row] = await this.rows(
      "cost",
      "pair_visits::DOUBLE AS visits, max_artists::DOUBLE AS most",
      v.object({ visits: v.number(), most: v.number() }),
    );
    return { pairVisits: row?.visits ?? 0, maxArtists: row?.most ?? 0 };
  }

  /** Artists in artistIndex order. */
  async artists(): Promise<ArtistRecord[]> {
    const rows = await this.rows(
      "artist_records",
      "artist_index::DOUBLE AS artist_index, name, listeners::DOUBLE AS listeners, plays::DOUBLE AS plays, median_plays, other_names, mbids",
      v.object({ artist_index: v.number(), ...ArtistRecord.entries }),
    );
    return rows.sort((a, b) => a.artist_index - b.artist_index).map(({ artist_index: _, ...artist }) => artist);
  }
}
