import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../../../lib/kernel/cosine/nearest-neighbours.fixture.ts";
import { BrowsePage } from "../../../lib/site-data/browse.ts";
import { MapFile } from "../../../lib/site-data/map.ts";
import { randomStream } from "../../random/random-stream.ts";
import { taggedWith } from "./catalogue-tags.fixture.ts";
import { noTags } from "./catalogue-tags.ts";
import { createMap, mapFiles } from "./map-file.ts";

const SCENES = 4;

/** Users, each with a scene whose artists they play, and one in ten of another scene's; artists by listeners. */
function listening(users: number, artists: number, ownShare = 0.9) {
  const random = randomStream(7, "map test");
  const played = Array.from({ length: users }, (_, user) => {
    const own = new Set<number>();
    for (let draw = 0; draw < 12; draw++) {
      const scene = random() < ownShare ? user % SCENES : Math.floor(random() * SCENES);
      own.add(Math.floor((random() * random() * artists) / SCENES) * SCENES + scene);
    }
    return [...own].filter((artist) => artist < artists);
  });
  const listeners = Array.from({ length: artists }, (_, artist) => played.filter((own) => own.includes(artist)).length);
  const order = listeners.map((_, artist) => artist).sort((a, b) => (listeners[b] ?? 0) - (listeners[a] ?? 0) || a - b);
  const indexOf = new Map(order.map((artist, index) => [artist, index]));
  const lists = played.map((own) => own.map((artist) => indexOf.get(artist) ?? 0).sort((a, b) => a - b));
  const indices = Uint32Array.from(lists.flat());
  const indptr = new Uint32Array(users + 1);
  for (const [user, list] of lists.entries()) indptr[user + 1] = (indptr[user] ?? 0) + list.length;
  const data = new Float64Array(indices.length).fill(1);
  const table = nearestNeighbours(
    { rows: users, columns: artists, indptr, indices, data },
    { topK: 20, shrinkage: 2, minListeners: 1 },
  );
  const rows = order.map((artist) => ({
    slug: `scene-${artist % SCENES}-no-${artist}`,
    name: `Scene ${artist % SCENES} no. ${artist}`,
    listeners: listeners[artist] ?? 0,
    plays: listeners[artist] ?? 0,
  }));
  return { rows, table };
}

const EDITION = "0123abcd";
const { rows, table } = listening(600, 240);
/** Each scene has a tag, and everyone another. */
const tags = taggedWith(rows.map(({ slug }) => ["rock", slug.slice(0, "scene-0".length)]));
const map = createMap(EDITION, rows, table, tags);

describe("createMap(edition, rows, neighbours, tags)", () => {
  it("fits its own schema, and is the same every time", () => {
    expect(v.is(MapFile, map)).toBe(true);
    expect(createMap(EDITION, rows, table, tags)).toEqual(map);
  });

  it("holds every artist with three listeners and a neighbour, once", () => {
    const mapped = [...map.artists.name].sort();
    expect(mapped).toEqual(
      rows
        .filter(({ listeners }) => listeners >= 3)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it("finds the scenes, and orders each by listeners", () => {
    expect(map.clusters.map(({ kind }) => kind)).toEqual(["cluster", "cluster", "cluster", "cluster"]);
    let from = 0;
    for (const { artists, slug } of map.clusters) {
      const names = map.artists.name.slice(from, from + artists);
      const scenes = names.map((name) => name.slice(0, "Scene 0".length));
      const own = scenes.filter((scene) => scene === scenes[0]).length;
      expect(own / artists).toBeGreaterThan(0.9);
      const counts = map.artists.listeners.slice(from, from + artists);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      expect(slug.startsWith(`scene-${scenes[0]?.at(-1)}`)).toBe(true);
      from += artists;
    }
  });

  it("places neighbours closer together than random pairs", () => {
    const { x, y, neighbours } = map.artists;
    const distance = (a: number, b: number) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const near = mean(neighbours.flatMap((list, artist) => list.map((other) => distance(artist, other))));
    const chance = mean(x.map((_, artist) => distance(artist, (artist * 101 + 57) % x.length)));
    expect(near).toBeLessThan(chance / 2);
  });

  it("lists neighbours in the order of their list, by their number in the file", () => {
    const first = map.artists.name.indexOf(rows[0]?.name ?? "");
    const expected = Array.from(table.indices.subarray(0, table.counts[0])).filter(
      (other) => (rows[other]?.listeners ?? 0) >= 3,
    );
    const listed = (map.artists.neighbours[first] ?? []).map((number) => map.artists.name[number]);
    expect(listed).toEqual(expected.slice(0, 10).map((other) => rows[other]?.name));
  });

  it("labels each cluster by a tag of its own, not by what everyone carries, and gives artists their tags", () => {
    expect(map.clusters.map((cluster) => cluster.tags[0]).sort()).toEqual(["scene-0", "scene-1", "scene-2", "scene-3"]);
    const [first] = map.artists.name;
    const listed = map.artists.tags[0]?.map((tag) => map.tags[tag]);
    expect(listed).toEqual(["rock", first?.slice(0, "Scene 0".length).toLowerCase().replace(" ", "-")]);
    expect(createMap(EDITION, rows, table, noTags(rows.length)).clusters.flatMap((cluster) => cluster.tags)).toEqual(
      [],
    );
  });

  it("leaves out slugs that follow from the name", () => {
    const odd = createMap(
      EDITION,
      [{ ...(rows[0] ?? { listeners: 9, plays: 9 }), name: "Björk", slug: "bjork" }, ...rows.slice(1)],
      table,
      tags,
    );
    const slugs = new Map(odd.artists.name.map((name, number) => [name, odd.artists.slug[number]]));
    expect(slugs.get("Björk")).toBe("bjork");
    expect(slugs.get(rows[1]?.name ?? "")).toBeNull();
  });

  it("draws ten artists", () => {
    const few = listening(200, 10, 0.5);
    const small = createMap(EDITION, few.rows, few.table, noTags(10));
    expect(v.is(MapFile, small)).toBe(true);
    expect(small.artists.name).toHaveLength(10);
    expect(new Set(small.artists.x.map((x, artist) => `${x},${small.artists.y[artist]}`)).size).toBe(10);
  });

  it("is empty if no artist has three listeners, or none share a listener", () => {
    const rare = listening(3, 8);
    expect(
      createMap(
        EDITION,
        rare.rows.map((row) => ({ ...row, listeners: 2 })),
        rare.table,
        noTags(8),
      ),
    ).toMatchObject({ clusters: [], artists: { name: [] } });
    const alone = { ...rare.table, counts: new Uint32Array(rare.table.artists) };
    const heard = rare.rows.map((row) => ({ ...row, listeners: 5 }));
    expect(v.parse(MapFile, createMap(EDITION, heard, alone, noTags(8))).artists.name).toEqual([]);
  });
});

describe("mapFiles(edition, rows, neighbours, tags)", () => {
  it("lists every cluster's artists in pages, the most popular first", () => {
    const files = new Map([...mapFiles(EDITION, rows, table, tags)].map(({ path, value }) => [path, value]));
    const [cluster] = map.clusters;
    const page = v.parse(BrowsePage, files.get(`browse/cluster/${cluster?.slug}/1.json`));
    expect(page.artists.map(({ name }) => name)).toEqual(
      map.artists.name.slice(0, Math.min(100, cluster?.artists ?? 0)),
    );
    expect(files.has("map.json")).toBe(true);
  });
});
