import type { Csr } from "../../../lib/kernel/csr.ts";
import { findMethod } from "../../../lib/kernel/methods.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { METHOD_LISTS_FILE, type MethodLists } from "../../../lib/site-data/method-lists.ts";
import { methodNeighbours } from "../engines/method-neighbours.ts";
import type { Catalogue } from "./catalogue.ts";
import type { PublishedSettings } from "./manifest-file.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

/** Methods that cost little; those with factors would take longer than the rest of the run. */
const COMPARED = ["user-median-log", "log-cosine", "jaccard", "bm25", "raw-cosine"];
/** Ranks by listeners among artists that have a list: a star, then fewer and fewer listeners. */
const QUERY_PLACES = [0, 20, 100, 500];
/** With fewer listeners a list is due to chance under any method. */
const MIN_LISTENERS = 10;
const LIST_LENGTH = 10;
/** Each method compares all artists again: above this a run would take twice as long. */
const MAX_INTERACTIONS = 3_000_000;

interface Effects {
  workers: number;
  signal?: AbortSignal | undefined;
}

/**
 * The same artists under several methods; none for large datasets or if no artist has enough listeners.
 * @param userArtists the matrix behind `inUse`; null if it isn't on this machine
 */
export async function methodListsFile(
  userArtists: Csr | null,
  catalogue: Catalogue,
  inUse: NeighbourTable,
  settings: PublishedSettings,
  effects: Effects,
): Promise<OutputFile[]> {
  const { placeholders } = settings;
  const isPlaceholder = new Set(placeholders);
  const artists = Array.from(catalogue.rows.keys()).filter((index) => !isPlaceholder.has(index));
  const queries = QUERY_PLACES.flatMap((place) => artists[place] ?? []).filter(
    (index) => (catalogue.rows[index]?.listeners ?? 0) >= MIN_LISTENERS,
  );
  if (userArtists === null || queries.length === 0 || userArtists.indices.length > MAX_INTERACTIONS) return [];
  const methods = [settings.method];
  const tables = [inUse];
  for (const method of COMPARED.map(findMethod)) {
    if (method.id === settings.method.id) continue;
    const minListeners = Math.max(method.defaultMinListeners, settings.publishMinListeners);
    const options = { method, topK: LIST_LENGTH, minListeners, minOverlap: 1, maxShare: 1, placeholders, ...effects };
    methods.push(method);
    tables.push(await methodNeighbours(userArtists, { ...options, shrinkage: method.defaultShrinkage }));
  }
  const value: MethodLists = {
    formatVersion: FORMAT_VERSION,
    methods: methods.map(({ id, name }) => ({ id, name })),
    artists: queries.flatMap((place) => {
      const row = catalogue.rows[place];
      if (row === undefined) return [];
      const lists = tables.map((table) => firstNeighbours(table, place, catalogue));
      return [{ slug: row.slug, name: row.name, listeners: row.listeners, lists }];
    }),
  };
  return [outputFile(METHOD_LISTS_FILE, {}, value)];
}

function firstNeighbours(table: NeighbourTable, artist: number, { rows }: Catalogue) {
  const start = artist * table.topK;
  const length = Math.min(table.counts[artist] ?? 0, LIST_LENGTH);
  return Array.from(table.indices.subarray(start, start + length)).flatMap((index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ slug: row.slug, name: row.name }];
  });
}
