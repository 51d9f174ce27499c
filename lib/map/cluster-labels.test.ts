import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../primitives/format-version.ts";
import { MAP_EXTENT, type MapFile } from "../site-data/map.ts";
import { type Atlas, createAtlas } from "./atlas.ts";
import { clusterLabels, dotsUnder, LABEL_SIZES } from "./cluster-labels.ts";
import { dotRadius, dotScale, dotSize } from "./dot.ts";
import { overlaps } from "./place-labels.ts";

const TAGS = ["post-hardcore", "female vocalists", "alternative rock", "singer-songwriter", "progressive metal", "idm"];

/** Twelve discs of dots that fill the map as real ones do, and one of smaller clusters. */
function crowdedAtlas(tagged: boolean): Atlas {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  const artists: MapFile["artists"] = { name: [], slug: [], listeners: [], x: [], y: [], tags: [], neighbours: [] };
  const clusters = Array.from({ length: 13 }, (_, number): MapFile["clusters"][number] => {
    const middle = { x: 500 + 1000 * (number % 4), y: 500 + 1000 * Math.floor(number / 4) };
    for (let artist = 0; artist < 300; artist++) {
      const angle = 2 * Math.PI * random();
      const reach = 560 * Math.sqrt(random());
      artists.name.push(`Artist ${number} ${artist}`);
      artists.slug.push(null);
      artists.listeners.push(300 - artist);
      artists.x.push(Math.max(0, Math.min(MAP_EXTENT, Math.round(middle.x + reach * Math.cos(angle)))));
      artists.y.push(Math.max(0, Math.min(MAP_EXTENT, Math.round(middle.y + reach * Math.sin(angle)))));
      artists.tags.push([]);
      artists.neighbours.push([]);
    }
    return {
      slug: `artist-${number}-0`,
      kind: number === 12 ? "others" : "cluster",
      artists: 300,
      tags: tagged ? [TAGS[number % 6] ?? "", TAGS[(number + 1 + Math.floor(number / 6)) % 6] ?? ""] : [],
      ...middle,
      land: [],
      hills: [],
    };
  });
  return createAtlas({
    formatVersion: FORMAT_VERSION,
    edition: "0123abcd",
    minListeners: 3,
    clusters,
    tags: [],
    artists,
  });
}

describe.each([
  ["by its tags", true],
  ["by its artists", false],
] as const)("clusterLabels(atlas, drawingPx) names each cluster %s", (_, tagged) => {
  const atlas = crowdedAtlas(tagged);

  it.each([...LABEL_SIZES, 390, 702])("at %i px: all twelve, none over another", (drawingPx) => {
    const labels = clusterLabels(atlas, drawingPx);
    expect(labels.map(({ cluster }) => cluster)).toEqual(Array.from({ length: 12 }, (_, number) => number));
    const scale = drawingPx / MAP_EXTENT;
    const boxes = labels.map(({ x, y, width, height }) => ({ x: x * scale, y: y * scale, width, height }));
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(0, index)) expect(overlaps(one, other)).toBe(false);
    }
  });

  it.each([
    ...LABEL_SIZES.map((drawingPx) => ({ drawingPx, zoom: 1 })),
    { drawingPx: 390, zoom: 1 },
    { drawingPx: 702, zoom: 3.5 },
  ])("at $drawingPx px and zoom $zoom: over no dot that is drawn", ({ drawingPx, zoom }) => {
    const labels = clusterLabels(atlas, drawingPx);
    const isLeftOut = dotsUnder(atlas, labels, { zoom, drawingPx });
    const scale = (zoom * drawingPx) / MAP_EXTENT;
    const grown = dotScale(zoom, drawingPx);
    const covers = (artist: number) => {
      const radius = dotRadius(dotSize(atlas.listeners[artist] ?? 0, atlas.maxListeners)) * grown;
      // Points on the dot's edge, and its centre.
      return Array.from({ length: 17 }, (_point, turn) => {
        const reach = turn === 16 ? 0 : radius * 0.999;
        return {
          x: (atlas.x[artist] ?? 0) * scale + reach * Math.cos((turn * Math.PI) / 8),
          y: (atlas.y[artist] ?? 0) * scale + reach * Math.sin((turn * Math.PI) / 8),
        };
      }).some(({ x, y }) =>
        labels.some(
          (label) =>
            Math.abs(x - label.x * scale) < label.width / 2 && Math.abs(y - label.y * scale) < label.height / 2,
        ),
      );
    };
    const drawn = Array.from({ length: atlas.size }, (_artist, artist) => artist).filter((one) => isLeftOut[one] === 0);
    expect(drawn.filter(covers)).toEqual([]);
    expect(drawn.length).toBeLessThan(atlas.size);
    expect(drawn.length).toBeGreaterThan(0.4 * atlas.size);
  });
});

describe("clusterLabels(atlas, drawingPx)", () => {
  it("keeps the names where they are as the drawing grows to the next size", () => {
    const atlas = crowdedAtlas(true);
    expect(clusterLabels(atlas, 439)).toEqual(clusterLabels(atlas, 300));
  });

  it("writes a line per tag, or per artist", () => {
    expect(clusterLabels(crowdedAtlas(true), 640)[1]?.lines).toEqual(["female vocalists,", "alternative rock"]);
    expect(clusterLabels(crowdedAtlas(false), 640)[1]?.lines).toEqual(["Artist 1 0,", "Artist 1 1,", "Artist 1 2"]);
  });
});
