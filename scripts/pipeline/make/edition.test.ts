import { describe, expect, it } from "vitest";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { taggedWith } from "./catalogue-tags.fixture.ts";
import { editionOf } from "./edition.ts";

const ingested = {
  users: 3,
  interactions: 5,
  rows: { read: 6, rejected: [{ reason: "no-user", description: "", rows: 1, examples: [] }] },
};
const record = (name: string) => ({ name, listeners: 3, plays: 9, median_plays: 3, other_names: [], mbids: [] });
const catalogue = { artists: [record("A"), record("B")], slugs: ["a", "b"] };
const table = (changes: Partial<NeighbourTable> = {}): NeighbourTable => ({
  artists: 2,
  topK: 2,
  counts: Uint32Array.of(1, 1),
  indices: Uint32Array.of(1, 0, 0, 0),
  similarities: Float64Array.of(0.5, 0, 0.5, 0),
  overlaps: Uint32Array.of(2, 0, 2, 0),
  ...changes,
});
const tags = taggedWith([["rock 2"], ["jazz 1"]]);
const edition = editionOf(ingested, catalogue, table(), tags);

describe("editionOf(ingested, catalogue, neighbours, tags)", () => {
  it("is eight hexadecimal digits, the same for the same content", () => {
    expect(edition).toMatch(/^[0-9a-f]{8}$/);
    expect(editionOf({ ...ingested }, { ...catalogue }, table(), tags)).toBe(edition);
  });

  it("ignores what isn't published: places beyond a list's end, digits beyond the sixth, the order of fields", () => {
    expect(editionOf(ingested, catalogue, table({ indices: Uint32Array.of(1, 7, 0, 7) }), tags)).toBe(edition);
    const similarities = Float64Array.of(0.5 + 1e-9, 0, 0.5, 0);
    expect(editionOf(ingested, catalogue, table({ similarities }), tags)).toBe(edition);
    const { name, ...rest } = record("A");
    expect(editionOf(ingested, { ...catalogue, artists: [{ ...rest, name }, record("B")] }, table(), tags)).toBe(
      edition,
    );
  });

  it("changes with a row that was read, a name, a neighbour, a similarity and an overlap, and with a tag and its people", () => {
    const others = [
      editionOf({ ...ingested, rows: { ...ingested.rows, read: 7 } }, catalogue, table(), tags),
      editionOf(ingested, { ...catalogue, artists: [record("C"), record("B")] }, table(), tags),
      editionOf(ingested, catalogue, table({ indices: Uint32Array.of(0, 0, 0, 0) }), tags),
      editionOf(ingested, catalogue, table({ similarities: Float64Array.of(0.500001, 0, 0.5, 0) }), tags),
      editionOf(ingested, catalogue, table({ overlaps: Uint32Array.of(3, 0, 2, 0) }), tags),
      editionOf(ingested, catalogue, table({ counts: Uint32Array.of(0, 1) }), tags),
      editionOf(ingested, catalogue, table(), taggedWith([["rock 2"], ["folk 1"]])),
      editionOf(ingested, catalogue, table(), taggedWith([["rock 3"], ["jazz 1"]])),
    ];
    expect(new Set([edition, ...others]).size).toBe(1 + others.length);
  });

  it("changes with how well an artist is known, which orders its place in other lists, but not with those without a page", () => {
    const known = (...familiarity: number[]) =>
      editionOf(ingested, catalogue, table({ familiarity: Float64Array.from(familiarity) }), tags);
    expect(new Set([edition, known(1, 0.5, 0), known(1, 0.6, 0)]).size).toBe(3);
    expect(known(1, 0.5, 0.2)).toBe(known(1, 0.5, 0));
  });
});
