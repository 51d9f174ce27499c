import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../primitives/format-version.ts";
import type { MapFile } from "../site-data/map.ts";
import { createAtlas, findOnMap } from "./atlas.ts";
import { describeArtist, viewAround, viewOfCluster } from "./chosen.ts";

const cluster = (slug: string, kind: "cluster" | "others", artists: number): MapFile["clusters"][number] => ({
  slug,
  kind,
  artists,
  tags: [],
  x: 1000,
  y: 1000,
  land: [[1000, 1000, 2000, 1000, 2000, 1500, 1000, 1500]],
  hills: [],
});

const FILE: MapFile = {
  formatVersion: FORMAT_VERSION,
  edition: "0123abcd",
  minListeners: 3,
  clusters: [cluster("radiohead", "cluster", 4), cluster("u-21-21-21", "others", 1)],
  tags: [],
  artists: {
    name: ["Radiohead", "Muse", "Coldplay", "Sigur Rós", "!!!"],
    slug: [null, null, null, "sigur-ros", "u-21-21-21"],
    listeners: [9, 8, 7, 6, 5],
    x: [1000, 1100, 1200, 4000, 100],
    y: [1000, 1000, 1000, 1000, 4000],
    tags: [[], [], [], [], []],
    neighbours: [[1, 2, 3], [0], [0], [0], []],
  },
};
const atlas = createAtlas(FILE);

describe("createAtlas(file)", () => {
  it("names a cluster by its three most popular artists, and the rest as smaller clusters", () => {
    expect(atlas.clusters.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["Radiohead, Muse & Coldplay", 0, 4],
      ["Smaller clusters", 4, 5],
    ]);
    expect([...atlas.clusterOf]).toEqual([0, 0, 0, 0, 1]);
  });

  it("names a cluster by two tags, with its artists as a detail, and says what the smaller clusters hold", () => {
    const [first, others] = FILE.clusters;
    if (first === undefined || others === undefined) throw new Error("the fixture has two clusters");
    const tagged = createAtlas({
      ...FILE,
      clusters: [
        { ...first, tags: ["post-rock", "ambient", "indie"] },
        { ...others, tags: ["idm", "j-pop"] },
      ],
      tags: ["rock", "idm"],
      artists: { ...FILE.artists, tags: [[0], [], [], [1, 0], []] },
    });
    expect(tagged.clusters.map(({ name, nameParts, detail }) => ({ name, nameParts, detail }))).toEqual([
      { name: "post-rock, ambient", nameParts: ["post-rock", "ambient"], detail: "Radiohead, Muse & Coldplay" },
      { name: "Smaller clusters", nameParts: [], detail: "Each too small for a colour: idm, j-pop …" },
    ]);
    expect(describeArtist(tagged, 3).tags).toEqual(["idm", "rock"]);
    expect(atlas.clusters.map(({ detail }) => detail)).toEqual(["", "Each too small for a colour: !!! …"]);
  });

  it("tells clusters with the same tags apart by their most popular artists", () => {
    const [first] = FILE.clusters;
    if (first === undefined) throw new Error("the fixture has a cluster");
    const alike = { ...first, tags: ["rock", "indie"] };
    const { clusters } = createAtlas({
      ...FILE,
      clusters: [
        { ...alike, artists: 3 },
        { ...alike, artists: 2 },
      ],
    });
    expect(clusters.map(({ name }) => name)).toEqual(["rock, indie (Radiohead)", "rock, indie (Sigur Rós)"]);
  });

  it("gives every artist its slug, written in the file or not", () => {
    expect(atlas.slugs).toEqual(["radiohead", "muse", "coldplay", "sigur-ros", "u-21-21-21"]);
    expect(findOnMap(atlas, "sigur-ros")).toBe(3);
    expect(findOnMap(atlas, "nobody")).toBeNull();
  });
});

describe("describeArtist(atlas, number)", () => {
  it("gives listeners, cluster and neighbours, in the order of the list", () => {
    expect(describeArtist(atlas, 0)).toMatchObject({
      slug: "radiohead",
      listeners: 9,
      clusterName: "Radiohead, Muse & Coldplay",
      neighbours: [{ slug: "muse" }, { slug: "coldplay" }, { slug: "sigur-ros" }],
    });
  });
});

describe("viewAround(atlas, number)", () => {
  it("centres the artist, and zooms in on one without neighbours", () => {
    expect(viewAround(atlas, 0)).toMatchObject({ x: 1000, y: 1000, zoom: 2.5 });
    expect(viewAround(atlas, 4)).toEqual({ x: 100, y: 4000, zoom: 9 });
  });
});

describe("viewOfCluster(atlas, number)", () => {
  it("frames the cluster's land", () => {
    const { x, y, zoom } = viewOfCluster(atlas, 0);
    expect([x, y]).toEqual([1500, 1250]);
    expect(zoom).toBeCloseTo(4096 / 1200, 6);
  });
});
