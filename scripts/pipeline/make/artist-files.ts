import * as v from "valibot";
import { lift } from "../../../lib/kernel/around/evidence.ts";
import type { ListedBy } from "../../../lib/kernel/around/listed-by.ts";
import { mutualPairs } from "../../../lib/kernel/around/mutual-pairs.ts";
import { createOrders, type ListOrder, type PlacesInOrder } from "../../../lib/kernel/around/orders.ts";
import { reciprocalRanks } from "../../../lib/kernel/around/reciprocity.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { Count } from "../../../lib/primitives/numbers.ts";
import {
  ARTIST_FILE,
  type ArtistFile,
  LISTED_BY_NAMED,
  NamedArtist,
  NEAREST_LINKED,
} from "../../../lib/site-data/artist.ts";
import { TagName } from "../../../lib/site-data/tags.ts";
import { tagsOf } from "../../../lib/tags/rank-tags.ts";
import { asBytes, ByteWriter, TextPieces } from "./byte-writer.ts";
import { type Catalogue, statisticsOf } from "./catalogue.ts";
import { artistTags, type CatalogueTags } from "./catalogue-tags.ts";
import { publishedSimilarity, round, SIMILARITY_DECIMALS } from "./round.ts";
import { demandValid, outputFile } from "./write-files.ts";

export interface ArtistFileSettings {
  edition: string;
  /** Users with an interaction: the base for chance. */
  users: number;
  /** Fewer shared listeners (a pair) or listeners (an artist) than this are marked. */
  lowConfidenceBelow: number;
  tags: CatalogueTags;
}

const SHARE_DECIMALS = 4;
const LIFT_DECIMALS = 2;

/** What stands between the values of a neighbour, in the order of its schema. */
const SIMILARITY = asBytes(',"similarity":');
const OVERLAP = asBytes(',"overlap":');
const SHARE = asBytes(',"shareOfSmaller":');
const LISTENERS = asBytes(',"listeners":');
const LIFT = asBytes(',"lift":');
const RECIPROCAL = asBytes(',"reciprocalRank":');
const TAGS = asBytes(',"tags":[');
const PLACE = asBytes(',"place":');
const CONFIDENT = asBytes('],"lowConfidence":false}');
const NOT_CONFIDENT = asBytes('],"lowConfidence":true}');
const NULL = asBytes("null");
const COMMA = asBytes(",");
const OPEN = asBytes("{");
const CLOSE = asBytes("}");

/** The members `slug` and `name` of an object, checked. */
function namedMembers(slug: string, name: string): string {
  return JSON.stringify(v.parse(NamedArtist, { slug, name })).slice(1, -1);
}

/**
 * Makes artists' files as bytes. The lists, nearly all of a file, are written number by number within the limits that the
 * schema sets them, which is many times as fast as making, checking and serialising objects; the rest of each file is checked
 * by its schema.
 */
export class ArtistFileMaker {
  readonly #catalogue: Catalogue;
  readonly #neighbours: NeighbourTable;
  readonly #listedBy: ListedBy;
  readonly #settings: ArtistFileSettings;
  readonly #names: TextPieces;
  readonly #tagNames: TextPieces;
  readonly #listeners: Uint32Array;
  readonly #placesInOrder: PlacesInOrder;
  readonly #marks: Uint8Array;
  readonly #ranks: Uint16Array;
  readonly #rankMarks: Uint16Array;
  readonly #writer = new ByteWriter();

  /** @throws ValiError if a slug, a name or a count could not be published */
  constructor(catalogue: Catalogue, neighbours: NeighbourTable, listedBy: ListedBy, settings: ArtistFileSettings) {
    const { artists, slugs } = catalogue;
    this.#catalogue = catalogue;
    this.#neighbours = neighbours;
    this.#listedBy = listedBy;
    this.#settings = settings;
    this.#names = new TextPieces(artists.map(({ name }, index) => namedMembers(slugs[index] ?? "", name)));
    this.#tagNames = new TextPieces(settings.tags.names.map((name) => JSON.stringify(v.parse(TagName, name))));
    this.#listeners = Uint32Array.from(artists, ({ listeners }) => v.parse(Count, listeners));
    // By similarities as published, so that engines which add up in different orders agree.
    this.#placesInOrder = createOrders(neighbours, this.#listeners, publishedSimilarity);
    this.#marks = new Uint8Array(neighbours.artists);
    this.#ranks = new Uint16Array(neighbours.topK);
    this.#rankMarks = new Uint16Array(neighbours.artists);
  }

  /**
   * The path and the bytes of an artist's file; the bytes are valid until the next call.
   * @throws Error naming the file and what is wrong with it
   */
  file(index: number): { path: string; bytes: Uint8Array } {
    const { head, tail } = this.#rest(index);
    const slug = this.#catalogue.slugs[index] ?? "";
    const { path, schema, value } = outputFile(
      ARTIST_FILE,
      { slug },
      {
        ...head,
        neighbours: [],
        orders: { familiar: [], adventurous: [] },
        nearestPairs: [],
        listedBy: { artists: 0, best: [] },
        ...tail,
      },
    );
    demandValid({ path, schema, value });
    const writer = this.#writer;
    try {
      writer.text(`${JSON.stringify(head).slice(0, -1)},"neighbours":[`);
      this.#writeNeighbours(index);
      const pairs = mutualPairs(this.#neighbours, index, NEAREST_LINKED, this.#marks);
      writer.text('],"orders":{"familiar":[');
      this.#writePlaces(index, "familiar");
      writer.text('],"adventurous":[');
      this.#writePlaces(index, "adventurous");
      writer.text(`]},"nearestPairs":${JSON.stringify(pairs)},"listedBy":{"artists":`);
      this.#writeListedBy(index);
      writer.text(`]},${JSON.stringify(tail).slice(1)}\n`);
    } catch (error) {
      throw new Error(`${path} would not be valid: ${error instanceof Error ? error.message : String(error)}`);
    }
    return { path, bytes: writer.take() };
  }

  /** What comes before the lists, and after them. */
  #rest(index: number): {
    head: Omit<ArtistFile, "neighbours" | "orders" | "nearestPairs" | "listedBy" | "byListeners">;
    tail: Pick<ArtistFile, "byListeners">;
  } {
    const { artists, slugs, rows } = this.#catalogue;
    const { edition, lowConfidenceBelow, tags } = this.#settings;
    const artist = artists[index];
    const slug = slugs[index];
    if (artist === undefined || slug === undefined) throw new Error(`artist ${index} has no record or slug`);
    const [mbid = null, ...otherMbids] = artist.mbids;
    const namedAt = (place: number): NamedArtist | null => {
      const row = rows[place];
      return row === undefined ? null : { slug: row.slug, name: row.name };
    };
    return {
      head: {
        formatVersion: FORMAT_VERSION,
        edition,
        slug,
        name: artist.name,
        mbid,
        otherMbids,
        otherNames: artist.other_names,
        tags: artistTags(tags, index),
        statistics: statisticsOf(this.#catalogue, index),
        lowConfidence: artist.listeners < lowConfidenceBelow,
      },
      tail: { byListeners: { previous: namedAt(index - 1), next: namedAt(index + 1) } },
    };
  }

  #writeNeighbours(index: number): void {
    const writer = this.#writer;
    const table = this.#neighbours;
    const { users, lowConfidenceBelow } = this.#settings;
    const listeners = this.#listeners[index] ?? 0;
    const start = index * table.topK;
    const end = start + (table.counts[index] ?? 0);
    reciprocalRanks(table, this.#listedBy, index, this.#ranks, this.#rankMarks);
    for (let slot = start; slot < end; slot++) {
      const other = table.indices[slot] ?? 0;
      const overlap = table.overlaps[slot] ?? 0;
      const theirs = this.#listeners[other] ?? 0;
      this.#openNamed(other, slot === start);
      writer.bytes(SIMILARITY);
      writer.decimal(publishedSimilarity(table.similarities[slot] ?? 0), SIMILARITY_DECIMALS, 1);
      writer.bytes(OVERLAP);
      writer.count(overlap);
      writer.bytes(SHARE);
      writer.decimal(round(overlap / Math.min(listeners, theirs), SHARE_DECIMALS), SHARE_DECIMALS, 1);
      writer.bytes(LISTENERS);
      writer.count(theirs);
      writer.bytes(LIFT);
      const chance = round(lift(overlap, users, listeners, theirs), LIFT_DECIMALS);
      writer.decimal(chance, LIFT_DECIMALS, Number.MAX_SAFE_INTEGER);
      writer.bytes(RECIPROCAL);
      const rank = this.#ranks[slot - start] ?? 0;
      if (rank === 0) writer.bytes(NULL);
      else writer.count(rank);
      writer.bytes(TAGS);
      this.#writeTags(other, index);
      writer.bytes(overlap < lowConfidenceBelow ? NOT_CONFIDENT : CONFIDENT);
    }
  }

  /** Names of an artist's tags, those that the list's owner has as well first. */
  #writeTags(artist: number, owner: number): void {
    const own = tagsOf(this.#settings.tags, artist);
    if (own.length === 0) return;
    const theirs = tagsOf(this.#settings.tags, owner);
    let isFirst = true;
    for (const isShared of [true, false]) {
      for (const tag of own) {
        if (theirs.includes(tag) !== isShared) continue;
        if (!isFirst) this.#writer.bytes(COMMA);
        isFirst = false;
        this.#tagNames.writeTo(this.#writer, tag);
      }
    }
  }

  #writePlaces(index: number, order: ListOrder): void {
    let isFirst = true;
    for (const place of this.#placesInOrder(index, order)) {
      if (!isFirst) this.#writer.bytes(COMMA);
      isFirst = false;
      this.#writer.count(place);
    }
  }

  #writeListedBy(index: number): void {
    const { starts, owners, places } = this.#listedBy;
    const start = starts[index] ?? 0;
    const artists = (starts[index + 1] ?? 0) - start;
    this.#writer.count(artists);
    this.#writer.text(',"best":[');
    for (let at = start; at < start + Math.min(artists, LISTED_BY_NAMED); at++) {
      this.#openNamed(owners[at] ?? 0, at === start);
      this.#writer.bytes(PLACE);
      this.#writer.count(places[at] ?? 0);
      this.#writer.bytes(CLOSE);
    }
  }

  /** @throws RangeError if the artist has no page */
  #openNamed(artist: number, isFirst: boolean): void {
    if (!isFirst) this.#writer.bytes(COMMA);
    this.#writer.bytes(OPEN);
    this.#names.writeTo(this.#writer, artist);
  }
}
