import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { csvText } from "../../../../lib/csv.ts";
import { coListening } from "../../../../lib/kernel/around/co-listening.fixture.ts";
import { nearestNeighbours } from "../../../../lib/kernel/cosine/nearest-neighbours.fixture.ts";
import { fromDense } from "../../../../lib/kernel/csr.fixture.ts";
import {
  artistRows,
  listenersByArtists,
  listenersByPlays,
  pairsBySharedListeners,
  similaritiesByPlace,
} from "./base-tables.ts";

// Artists 0 and 1 share three listeners; 2 has one of its own, 3 shares none.
const matrix = fromDense([
  [10, 1, null, null],
  [20, 2, null, null],
  [30, 3, 7, null],
  [null, null, null, 5],
]);
const neighbours = nearestNeighbours(matrix, { topK: 2, shrinkage: 0, minListeners: 0 });
const shared = coListening(matrix);
const artists = {
  names: ["Sigur Rós", 'Crosby, Stills & "Nash"', "Low"],
  slugs: ["sigur-ros", "crosby-stills-nash", "low"],
  listeners: Uint32Array.of(3, 3, 1, 1),
  plays: Float64Array.of(60, 6, 7, 5),
};

describe("artistRows(artists, neighbours, shared)", () => {
  it("has one row per artist, without a name if it has no page", () => {
    expect([...csvParse(csvText(artistRows(artists, neighbours, shared)))]).toMatchObject([
      {
        slug: "sigur-ros",
        name: "Sigur Rós",
        listeners: "3",
        plays: "60",
        neighbours: "2",
        reciprocal_neighbours: "2",
        neighbour_listeners: "2",
        shared_listeners: "3",
      },
      { name: 'Crosby, Stills & "Nash"', listeners: "3", plays: "6", shared_listeners: "3" },
      { name: "Low", listeners: "1", neighbours: "2", neighbour_listeners: "3", shared_listeners: "1" },
      {
        slug: "",
        name: "",
        listeners: "1",
        plays: "5",
        neighbours: "",
        neighbour_listeners: "",
        shared_listeners: "0",
      },
    ]);
  });
});

describe("listeners' tables", () => {
  it("have bins of at least five listeners, the last one without an end if that would reveal a single one", () => {
    const artists = Uint32Array.of(1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 9);
    expect(listenersByArtists({ artists, plays: new Float64Array(11) })).toEqual([
      ["from_artists", "to_artists", "listeners"],
      [1, 2, 5],
      [2, null, 6],
    ]);
  });

  it("keep plays to edges of two digits", () => {
    const plays = Float64Array.of(1234, 1234, 1251, 1299, 1200, 98_765);
    expect(listenersByPlays({ artists: new Uint32Array(6), plays })).toEqual([
      ["from_plays", "to_plays", "listeners"],
      [1200, null, 6],
    ]);
  });
});

describe("pairsBySharedListeners(shared)", () => {
  it("leaves out numbers that no pair shares", () => {
    // Artist 2 shares its one listener with both 0 and 1.
    expect(pairsBySharedListeners(shared)).toEqual([
      ["shared_listeners", "pairs"],
      [1, 2],
      [3, 1],
    ]);
  });
});

describe("similaritiesByPlace(neighbours, artists)", () => {
  it("counts the first artists at each place, similarities in thousandths", () => {
    const [, ...rows] = similaritiesByPlace(neighbours, 3);
    const places = (place: number) => rows.filter(([at]) => at === place).reduce((sum, row) => sum + Number(row[2]), 0);
    expect([places(1), places(2)]).toEqual([3, 3]);
    // 0 and 1 are played in proportion: their cosine is 1.
    expect(rows).toContainEqual([1, 1, 2]);
  });
});
