import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../primitives/format-version.ts";
import { encodeNeighbourGraph, NeighbourGraph } from "./neighbour-graph.ts";

const graph: NeighbourGraph = {
  artists: 3,
  indptr: Uint32Array.of(0, 2, 3, 3),
  indices: Uint32Array.of(1, 2, 0),
  similarities: Uint16Array.of(60_000, 1, 60_000),
  shared: Uint8Array.of(255, 1, 5),
  slugStarts: Uint32Array.of(0, 3, 7, 11),
  bySlug: Uint32Array.of(1, 0, 2),
  slugs: new TextEncoder().encode("canabbagong"),
};

/** What the schema finds wrong with the bytes once `change` is done; null if nothing is. */
function faultAfter(
  change: (bytes: Uint8Array<ArrayBuffer>, words: DataView) => Uint8Array | undefined,
): string | null {
  const bytes = encodeNeighbourGraph(graph);
  const result = v.safeParse(NeighbourGraph, change(bytes, new DataView(bytes.buffer)) ?? bytes);
  return result.success ? null : result.issues[0].message;
}

const setWord = (word: number, value: number) => (_: Uint8Array, words: DataView) => {
  words.setUint32(word * 4, value, true);
  return undefined;
};

describe("NeighbourGraph", () => {
  it("reads what encodeNeighbourGraph wrote, at any offset of a buffer", () => {
    const bytes = encodeNeighbourGraph(graph);
    expect(v.parse(NeighbourGraph, bytes)).toEqual(graph);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(v.parse(NeighbourGraph, shifted.subarray(3))).toEqual(graph);
  });

  it("encodeNeighbourGraph writes views for what they hold, not their buffers", () => {
    const indices = Uint32Array.of(9, 1, 2, 0, 9).subarray(1, 4);
    expect(encodeNeighbourGraph({ ...graph, indices })).toEqual(encodeNeighbourGraph(graph));
  });

  it("refuses another format version, naming both", () => {
    expect(faultAfter(setWord(1, 0))).toBe(
      `data files have format version 0, this build reads ${FORMAT_VERSION}: run "npm run prebuild" again`,
    );
  });

  it.each([
    ["other files", setWord(0, 7), "is not a neighbour graph: its first bytes aren't KNB2"],
    [
      "the file of an earlier build",
      setWord(0, 0x47424e4b),
      'is the neighbour graph of an earlier build: run "npm run prebuild" again',
    ],
    ["nothing", () => new Uint8Array(), "has 0 bytes, too few for a header"],
    ["a cut file", (bytes: Uint8Array) => bytes.subarray(0, -1), "has 95 bytes, its header says 96"],
    ["more artists than there are", setWord(2, 4), "has 96 bytes, its header says 108"],
    ["places that descend", setWord(6, 4), "places of neighbours don't ascend to their number"],
    ["places beyond the end", setWord(8, 4), "places of neighbours don't ascend to their number"],
    ["slugs beyond the end", setWord(12, 99), "places of slugs don't ascend to their number"],
    ["an unknown neighbour", setWord(16, 3), "names an artist beyond its 3"],
    ["an unknown artist", setWord(13, 3), "names an artist beyond its 3"],
    ["a similarity of 0", (bytes: Uint8Array) => bytes.fill(0, 19 * 4, 19 * 4 + 2), "has a neighbour of similarity 0"],
  ])("refuses %s", (_, change, message) => {
    expect(faultAfter(change)).toBe(message);
  });

  it("refuses or reads any bytes, without an error of its own", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(95), fc.nat(255)), { maxLength: 6 }), fc.nat(96), (changes, length) => {
        const bytes = encodeNeighbourGraph(graph);
        for (const [at, value] of changes) bytes[at] = value;
        expect(() => v.safeParse(NeighbourGraph, bytes.subarray(0, length))).not.toThrow();
      }),
    );
  });
});
