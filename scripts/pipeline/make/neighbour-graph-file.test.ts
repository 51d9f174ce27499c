import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { emptyTable, type NeighbourTable } from "../../../lib/kernel/table.ts";
import { indexOfSlug, NeighbourGraph, SIMILARITY_SCALE, slugOf } from "../../../lib/site-data/neighbour-graph.ts";
import { neighbourGraphFile } from "./neighbour-graph-file.ts";
import { serialise } from "./write-files.ts";

function tableOf(lists: readonly (readonly (readonly [number, number])[])[], topK: number): NeighbourTable {
  const table = emptyTable(lists.length, topK);
  for (const [artist, list] of lists.entries()) {
    table.counts[artist] = list.length;
    for (const [place, [other, similarity]] of list.entries()) {
      table.indices[artist * topK + place] = other;
      table.similarities[artist * topK + place] = similarity;
    }
  }
  return table;
}

const read = (slugs: readonly string[], table: NeighbourTable) =>
  v.parse(NeighbourGraph, serialise(neighbourGraphFile(slugs, table)));

function rowOf(graph: NeighbourGraph, artist: number): [number, number][] {
  const places = Array.from(graph.indices.keys()).slice(graph.indptr[artist], graph.indptr[artist + 1]);
  return places.map((at) => [graph.indices[at] ?? -1, (graph.similarities[at] ?? 0) / SIMILARITY_SCALE]);
}

describe("neighbourGraphFile(slugs, table)", () => {
  it("holds every artist's first ten neighbours, to the scale's precision", () => {
    const others = Array.from({ length: 12 }, (_, other): [number, number] => [other + 1, 0.9 - other / 20]);
    const slugs = ["zz-top", ...others.map(([other]) => `artist-${other}`)];
    const graph = read(slugs, tableOf([others, ...others.map((): [number, number][] => [])], 50));
    expect(graph.artists).toBe(13);
    const row = rowOf(graph, 0);
    expect(row.map(([other]) => other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const [place, [, similarity]] of row.entries()) {
      expect(Math.abs(similarity - (others[place]?.[1] ?? 0))).toBeLessThanOrEqual(0.5 / SIMILARITY_SCALE);
    }
    expect(rowOf(graph, 1)).toEqual([]);
  });

  it("adds the next ten that share at least five listeners, and writes what each shares", () => {
    const others = Array.from({ length: 30 }, (_, other): [number, number] => [other + 1, 0.9 - other / 50]);
    const table = tableOf([others, ...others.map((): [number, number][] => [])], 50);
    for (let place = 0; place < 30; place++) table.overlaps[place] = place < 10 ? 2 : place % 2 === 0 ? 4 : 300;
    const graph = read(["a", ...others.map(([other]) => `artist-${other}`)], table);
    expect(rowOf(graph, 0).map(([other]) => other - 1)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29,
    ]);
    expect([...graph.shared]).toEqual([...Array<number>(10).fill(2), ...Array<number>(10).fill(255)]);
  });

  it("keeps a similarity that would be rounded to 0", () => {
    const graph = read(["a", "b"], tableOf([[[1, 1e-9]], []], 1));
    expect(graph.similarities).toEqual(Uint16Array.of(1));
  });

  it("finds every slug, and no other", () => {
    const slug = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,3})?$/);
    fc.assert(
      fc.property(fc.uniqueArray(slug, { maxLength: 30 }), slug, (slugs, other) => {
        const graph = read(slugs, emptyTable(slugs.length, 3));
        for (const [artist, known] of slugs.entries()) {
          expect(slugOf(graph, artist)).toBe(known);
          expect(indexOfSlug(graph, known)).toBe(artist);
        }
        if (!slugs.includes(other)) expect(indexOfSlug(graph, other)).toBeNull();
        expect(indexOfSlug(graph, "No Slug")).toBeNull();
      }),
    );
  });
});
