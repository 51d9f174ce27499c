import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { listedBy } from "../../../lib/kernel/around/listed-by.ts";
import { nearestNeighbours } from "../../../lib/kernel/cosine/nearest-neighbours.fixture.ts";
import { ArtistFile } from "../../../lib/site-data/artist.ts";
import type { ArtistRecord } from "../ingest/ingested.ts";
import { ArtistFileMaker } from "./artist-files.ts";
import { createCatalogue } from "./catalogue.ts";
import { taggedWith } from "./catalogue-tags.fixture.ts";

const USERS = 12;
/** Users by artist. Abba and Beck share users 0, 1, 2; Abba and Can share 3; Dido has her own. */
const LISTENERS: Record<string, number[]> = {
  Abba: [0, 1, 2, 3],
  Beck: [0, 1, 2],
  Can: [3, 4],
  Dido: [5],
};

const TAGS = taggedWith([["rock 3", "pop 1"], ["pop 2", "jazz 1", "rock 1"], [], []]);

/** What the files are made from. */
function madeFrom(topK: number, listeners = LISTENERS) {
  const ordered = Object.entries(listeners).sort(([, a], [, b]) => b.length - a.length);
  const names = ordered.map(([name]) => name);
  const lists = ordered.map(([, users]) => users);
  const records = names.map(
    (name, index): ArtistRecord => ({
      name,
      listeners: lists[index]?.length ?? 0,
      plays: 10,
      median_plays: 1,
      other_names: [],
      mbids: [],
    }),
  );
  const entries = lists.flatMap((users, artist) => users.map((user) => ({ user, artist })));
  entries.sort((a, b) => a.user - b.user || a.artist - b.artist);
  const indptr = Uint32Array.from({ length: USERS + 1 }, (_, user) => entries.filter((e) => e.user < user).length);
  const userArtists = {
    rows: USERS,
    columns: names.length,
    indptr,
    indices: Uint32Array.from(entries, ({ artist }) => artist),
    data: Float64Array.from(entries, () => 1),
  };
  const table = nearestNeighbours(userArtists, { topK, shrinkage: 2, minListeners: 1 });
  const catalogue = createCatalogue(records, 1);
  const turned = listedBy(table, records.length);
  const settings = { edition: "0123abcd", users: USERS, lowConfidenceBelow: 3, tags: TAGS };
  return { catalogue, table, turned, settings };
}

/** The text of every file. */
function textsOf({ catalogue, table, turned, settings }: ReturnType<typeof madeFrom>): string[] {
  const maker = new ArtistFileMaker(catalogue, table, turned, settings);
  return catalogue.artists.map((_, index) => new TextDecoder().decode(maker.file(index).bytes));
}

function filesOf(topK: number, listeners = LISTENERS): Map<string, ArtistFile> {
  const texts = textsOf(madeFrom(topK, listeners));
  return new Map(texts.map((text) => v.parse(ArtistFile, JSON.parse(text))).map((file) => [file.name, file]));
}

const pair = (files: Map<string, ArtistFile>, artist: string, neighbour: string) =>
  files.get(artist)?.neighbours.find(({ name }) => name === neighbour);

describe("new ArtistFileMaker(catalogue, neighbours, listedBy, settings).file(index)", () => {
  it("gives an artist its tags with people from two on, and a neighbour the shared ones first", () => {
    const files = filesOf(50);
    expect(files.get("Abba")?.tags).toEqual([
      { slug: "rock", name: "rock", people: 3 },
      { slug: "pop", name: "pop", people: null },
    ]);
    expect(pair(files, "Abba", "Beck")?.tags).toEqual(["pop", "rock", "jazz"]);
    expect(pair(files, "Can", "Abba")?.tags).toEqual(["rock", "pop"]);
    expect(pair(files, "Abba", "Can")?.tags).toEqual([]);
  });

  it("gives each pair its overlap, share, lift and confidence", () => {
    const files = filesOf(50);
    // 3 of 4 and 3 listeners among 12 users: expected by chance 4 · 3 / 12 = 1.
    expect(pair(files, "Abba", "Beck")).toMatchObject({ overlap: 3, shareOfSmaller: 1, lift: 3, lowConfidence: false });
    // 1 of 4 and 2: expected by chance 2/3.
    expect(pair(files, "Abba", "Can")).toMatchObject({
      overlap: 1,
      shareOfSmaller: 0.5,
      lift: 1.5,
      lowConfidence: true,
    });
    expect(pair(files, "Beck", "Abba")?.lift).toBe(3);
    expect(files.get("Dido")?.neighbours).toEqual([]);
  });

  it("gives the place at which the neighbour lists the artist, and null if it doesn't", () => {
    const long = filesOf(50);
    expect(pair(long, "Abba", "Beck")?.reciprocalRank).toBe(1);
    expect(pair(long, "Can", "Abba")?.reciprocalRank).toBe(2);
    // With one place per list Abba has room for Beck only.
    expect(pair(filesOf(1), "Can", "Abba")?.reciprocalRank).toBeNull();
  });

  it("reciprocalRank points at the place where the other file lists this artist", () => {
    const files = filesOf(2);
    for (const file of files.values()) {
      for (const { name, reciprocalRank } of file.neighbours) {
        const place = files.get(name)?.neighbours.findIndex((back) => back.name === file.name) ?? -1;
        expect(reciprocalRank).toBe(place < 0 ? null : place + 1);
      }
    }
  });

  it("listedBy names every file that lists this artist, at its place there", () => {
    const files = filesOf(2);
    for (const file of files.values()) {
      const owners = [...files.values()].flatMap(({ name, neighbours }) => {
        const place = neighbours.findIndex((neighbour) => neighbour.slug === file.slug) + 1;
        return place > 0 ? [`${place} ${name}`] : [];
      });
      expect(file.listedBy.artists).toBe(owners.length);
      expect(file.listedBy.best.map(({ place, name }) => `${place} ${name}`)).toEqual(owners.sort());
    }
  });

  it("orders the same neighbours twice more: better known ones first, and less known ones", () => {
    // All of Abba's neighbours have the same similarity, so that only their listeners tell them apart.
    const made = madeFrom(50, { ...LISTENERS, Eels: [0, 1], Faust: [1] });
    const [, beck, can, eels, , faust] = ["Abba", "Beck", "Can", "Eels", "Dido", "Faust"].map((name) =>
      made.catalogue.artists.findIndex((artist) => artist.name === name),
    );
    const listed = [faust, can, beck, eels].map((index) => index ?? -1);
    made.table.counts[0] = listed.length;
    made.table.indices.set(listed);
    made.table.similarities.fill(0.5, 0, listed.length);
    made.table.overlaps.fill(1, 0, listed.length);
    const orders = () => v.parse(ArtistFile, JSON.parse(textsOf(made)[0] ?? "")).orders;
    expect(orders()).toEqual({ familiar: [3, 2, 4, 1], adventurous: [1, 2, 4, 3] });
    // Less than is published: other engines add up in another order.
    made.table.similarities[1] = 0.5 - 1e-9;
    expect(orders()).toEqual({ familiar: [3, 2, 4, 1], adventurous: [1, 2, 4, 3] });
    made.table.familiarity = Float64Array.from(made.catalogue.artists, (_, index) => (index === faust ? 1 : 0.5));
    expect(orders()).toEqual({ familiar: [1, 3, 2, 4], adventurous: [3, 2, 4, 1] });
  });

  it("has every place once in each order", () => {
    for (const { neighbours, orders } of filesOf(2).values()) {
      for (const places of [orders.familiar, orders.adventurous]) {
        expect(places.toSorted((a, b) => a - b)).toEqual(neighbours.map((_, index) => index + 1));
      }
    }
  });

  it("pairs the nearest artists that list each other", () => {
    const trio = { ...LISTENERS, Eels: [0, 1] };
    expect(
      filesOf(50, trio)
        .get("Abba")
        ?.neighbours.map(({ name }) => name),
    ).toEqual(["Beck", "Eels", "Can"]);
    expect(filesOf(50, trio).get("Abba")?.nearestPairs).toEqual([[1, 2]]);
    expect(filesOf(50).get("Abba")?.nearestPairs).toEqual([]);
  });

  it("names the artists before and after by listeners, null at the ends", () => {
    const files = filesOf(1);
    expect(files.get("Abba")?.byListeners).toEqual({ previous: null, next: { slug: "beck", name: "Beck" } });
    expect(files.get("Dido")?.byListeners).toEqual({ previous: { slug: "can", name: "Can" }, next: null });
  });

  it("is what JSON.stringify makes of the checked value, whatever the names", () => {
    const odd = { ...LISTENERS, 'Sigur "Rós" \\ \u2028': [0, 1, 4], "Мумий Тролль 🧌": [2, 3] };
    for (const topK of [1, 3, 50]) {
      for (const text of textsOf(madeFrom(topK, odd))) {
        expect(text).toBe(`${JSON.stringify(v.parse(ArtistFile, JSON.parse(text)))}\n`);
      }
    }
  });

  type Made = ReturnType<typeof madeFrom>;
  it.each<[string, (made: Made) => void, RegExp]>([
    ["a similarity above 1", ({ table }) => table.similarities.fill(1.2), /abba\.json would not be valid: 1\.2 is not/],
    ["no similarity", ({ table }) => table.similarities.fill(Number.NaN), /abba\.json would not be valid: NaN is not/],
    [
      "more shared listeners than there are",
      ({ table }) => table.overlaps.fill(9),
      /abba\.json would not be valid: 3 is not/,
    ],
    [
      "a neighbour without a page",
      ({ table }) => table.indices.fill(7),
      /abba\.json would not be valid: there is no text 7/,
    ],
    [
      "an owner without a page",
      ({ turned }) => turned.owners.fill(7),
      /abba\.json would not be valid: there is no text 7/,
    ],
    ["a slug that is no address", ({ catalogue }) => catalogue.slugs.fill("../abba"), /Invalid format/],
    [
      "plays that are no number",
      ({ catalogue }) => catalogue.statistics.plays.values.fill(-1),
      /statistics\.plays\.value/,
    ],
    ["no rank", ({ catalogue }) => catalogue.statistics.listeners.ranks.fill(0), /statistics\.listeners\.rank/],
    ["an edition of another form", ({ settings }) => Object.assign(settings, { edition: "1" }), /edition: Invalid/],
  ])("makes no file of %s", (_, spoil, message) => {
    const made = madeFrom(50);
    spoil(made);
    expect(() => textsOf(made)).toThrow(message);
  });
});
