import * as v from "valibot";
import { FORMAT_VERSION, FormatVersion } from "../primitives/format-version.ts";
import { isSlug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";

/** Similarities are whole numbers of this: 1 is the least that is written, this is similarity 1. */
export const SIMILARITY_SCALE = 65_535;

/** The largest count of shared listeners that is written. */
export const SHARED_MAX = 255;

/**
 * `neighbour-graph.bin`: the first neighbours of every published artist. Artists are numbered by listeners descending,
 * then name. Row a of `indptr` holds the positions of its neighbours in `indices`, `similarities` and `shared`, best first.
 */
export interface NeighbourGraph {
  artists: number;
  /** artists + 1 ascending places, the first 0. */
  indptr: Uint32Array;
  /** Number of the neighbour. */
  indices: Uint32Array;
  /** similarity · SIMILARITY_SCALE, rounded, at least 1. */
  similarities: Uint16Array;
  /** Listeners shared with the neighbour; SHARED_MAX stands for all larger counts. */
  shared: Uint8Array;
  /** artists + 1 ascending places in `slugs`. */
  slugStarts: Uint32Array;
  /** The artists' numbers in the order of their slugs (ASCII). */
  bySlug: Uint32Array;
  /** All slugs, one after the other, as ASCII. */
  slugs: Uint8Array;
}

/** "KNB2", read as a little-endian number; "KNBG" had no shared listeners. */
const MAGIC = 0x32424e4b;
const FORMER_MAGIC = 0x47424e4b;
/** Magic, format version, artists, neighbours, bytes of slugs; then what the interface lists, in an order that aligns. */
const HEADER_WORDS = 5;
const WORD = Uint32Array.BYTES_PER_ELEMENT;

const sizeOf = (artists: number, neighbours: number, slugBytes: number) =>
  (HEADER_WORDS + 2 * (artists + 1) + artists + neighbours) * WORD +
  neighbours * (Uint16Array.BYTES_PER_ELEMENT + Uint8Array.BYTES_PER_ELEMENT) +
  slugBytes;

/** The file's bytes, little-endian. `NeighbourGraph` schema reads them. */
export function encodeNeighbourGraph(graph: NeighbourGraph): Uint8Array<ArrayBuffer> {
  const { artists, indptr, indices, similarities, shared, slugStarts, bySlug, slugs } = graph;
  const bytes = new Uint8Array(sizeOf(artists, indices.length, slugs.length));
  const words = [
    Uint32Array.of(MAGIC, FORMAT_VERSION, artists, indices.length, slugs.length),
    indptr,
    slugStarts,
    bySlug,
    indices,
  ];
  let at = 0;
  for (const part of [...words, similarities, shared, slugs]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Views on the bytes; null if their number contradicts the header. */
function viewsOf(bytes: Uint8Array, artists: number, neighbours: number, slugBytes: number): NeighbourGraph | null {
  if (bytes.byteLength !== sizeOf(artists, neighbours, slugBytes)) return null;
  // Typed arrays begin at multiples of their element's size.
  const { buffer, byteOffset } = bytes.byteOffset % WORD === 0 ? bytes : bytes.slice();
  let at = byteOffset + HEADER_WORDS * WORD;
  const words = (length: number) => {
    const view = new Uint32Array(buffer, at, length);
    at += view.byteLength;
    return view;
  };
  const indptr = words(artists + 1);
  const slugStarts = words(artists + 1);
  const bySlug = words(artists);
  const indices = words(neighbours);
  const similarities = new Uint16Array(buffer, at, neighbours);
  at += similarities.byteLength;
  const shared = new Uint8Array(buffer, at, neighbours);
  const slugs = new Uint8Array(buffer, at + shared.byteLength, slugBytes);
  return { artists, indptr, indices, similarities, shared, slugStarts, bySlug, slugs };
}

const ascends = (places: Uint32Array, end: number) =>
  places[0] === 0 && places.at(-1) === end && places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));

function faultOf(graph: NeighbourGraph): string | null {
  const { artists, indptr, indices, similarities, slugStarts, bySlug, slugs } = graph;
  if (!ascends(indptr, indices.length)) return "places of neighbours don't ascend to their number";
  if (!ascends(slugStarts, slugs.length)) return "places of slugs don't ascend to their number";
  const isArtist = (index: number) => index < artists;
  if (!indices.every(isArtist) || !bySlug.every(isArtist)) return `names an artist beyond its ${artists}`;
  if (similarities.includes(0)) return "has a neighbour of similarity 0";
  return null;
}

/** The file's bytes → the graph, as views on them. */
export const NeighbourGraph = v.pipe(
  v.instance(Uint8Array),
  v.rawTransform(({ dataset: { value: bytes }, addIssue, NEVER }): NeighbourGraph => {
    const fail = (message: string) => {
      addIssue({ message });
      return NEVER;
    };
    if (bytes.byteLength < HEADER_WORDS * WORD) return fail(`has ${bytes.byteLength} bytes, too few for a header`);
    const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_WORDS * WORD);
    const [magic = 0, version = 0, artists = 0, neighbours = 0, slugBytes = 0] = Array.from(
      { length: HEADER_WORDS },
      (_, word) => header.getUint32(word * WORD, true),
    );
    if (magic === FORMER_MAGIC) return fail('is the neighbour graph of an earlier build: run "npm run prebuild" again');
    if (magic !== MAGIC) return fail("is not a neighbour graph: its first bytes aren't KNB2");
    const checked = v.safeParse(FormatVersion, version);
    if (!checked.success) return fail(checked.issues[0].message);
    const graph = viewsOf(bytes, artists, neighbours, slugBytes);
    if (graph === null) {
      return fail(`has ${bytes.byteLength} bytes, its header says ${sizeOf(artists, neighbours, slugBytes)}`);
    }
    const fault = faultOf(graph);
    return fault === null ? graph : fail(fault);
  }),
);

/** The slug of artist `index`. @throws RangeError if there is none */
export function slugOf({ artists, slugStarts, slugs }: NeighbourGraph, index: number): string {
  if (!(index < artists)) throw new RangeError(`artist ${index} of ${artists}`);
  let slug = "";
  for (let at = slugStarts[index] ?? 0; at < (slugStarts[index + 1] ?? 0); at++) {
    slug += String.fromCharCode(slugs[at] ?? 0);
  }
  return slug;
}

/** The number of the artist with this slug, or null if there is none. */
export function indexOfSlug(graph: NeighbourGraph, slug: string): number | null {
  if (!isSlug(slug)) return null;
  let from = 0;
  let to = graph.artists;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (slugOf(graph, graph.bySlug[middle] ?? 0) < slug) from = middle + 1;
    else to = middle;
  }
  const index = graph.bySlug[from];
  return index !== undefined && slugOf(graph, index) === slug ? index : null;
}

export const NEIGHBOUR_GRAPH_FILE = declareFile({
  path: "neighbour-graph.bin",
  schemaName: "NeighbourGraph",
  schema: NeighbourGraph,
  mediaType: "application/octet-stream",
  summary:
    "All artists with their nearest neighbours, in one binary file; the format is described in lib/site-data/neighbour-graph.ts",
  isAlways: false,
  parameters: {},
});
