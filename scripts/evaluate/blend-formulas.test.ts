import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BlendInput } from "../../lib/blend/blend.ts";
import { fromDense } from "../../lib/kernel/csr.fixture.ts";
import { emptyTable } from "../../lib/kernel/table.ts";
import { BLEND_FORMULAS } from "./blend-formulas.ts";
import { createBlendMeasures, measureBlends } from "./measure-blend.ts";

const SLUGS = ["1", "2", "3", "4"];

function inputOf(slug: string, near: Record<string, number>): BlendInput {
  const neighbours = Object.entries(near).map(([other, similarity]) => ({
    slug: other,
    name: "",
    listeners: 10 - Number(other),
    similarity,
    overlap: 3,
    lift: 1,
    tags: [],
    lowConfidence: false,
  }));
  return { artist: { slug, name: "", listeners: 10, tags: [], neighbours }, weight: 1 };
}

const rank = (id: string, inputs: BlendInput[]) => BLEND_FORMULAS.find((one) => one.id === id)?.rank(inputs);

describe("BLEND_FORMULAS", () => {
  const inputs = [inputOf("8", { 1: 0.25, 2: 0.6 }), inputOf("9", { 1: 0.25, 3: 0.4, 8: 1 })];

  it("differ in how much similarity to a single artist counts", () => {
    expect(rank("blend", inputs)).toEqual(["1", "2", "3"]);
    expect(rank("mean", inputs)).toEqual(["2", "1", "3"]);
    expect(rank("largest", inputs)).toEqual(["2", "3", "1"]);
    expect(rank("own-list", inputs)).toEqual(["2", "1"]);
  });

  it("all keep the list of a single artist whose neighbours have as many listeners", () => {
    // As in the files: neighbouring doubles may have the same root.
    const sixDecimals = fc.integer({ min: 1, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
    const near = fc.dictionary(fc.constantFrom(...SLUGS), sixDecimals);
    fc.assert(
      fc.property(near, (given) => {
        const { artist } = inputOf("9", given);
        const neighbours = artist.neighbours
          .map((listed) => ({ ...listed, listeners: 10 }))
          .sort((one, other) => other.similarity - one.similarity);
        const only = [{ artist: { ...artist, neighbours }, weight: 1 }];
        for (const { id } of BLEND_FORMULAS) expect(rank(id, only), id).toEqual(rank("mean", only));
      }),
    );
  });
});

describe("measureBlends", () => {
  it("counts hidden artists among the ten best for the drawn ones, and skips what the user knows", () => {
    const training = fromDense([[1, 1, 1, null, null]]);
    const hidden = fromDense([[null, null, null, 1, 1]]);
    const originals = Uint32Array.of(0, 1, 2, 3, 4);
    const table = emptyTable(5, 2);
    for (const artist of [0, 1, 2]) {
      table.counts[artist] = 2;
      table.indices.set([artist === 0 ? 1 : 0, 3], artist * 2);
      table.similarities.set([0.9, 0.1], artist * 2);
    }
    const measures = BLEND_FORMULAS.map(() => createBlendMeasures(1));
    measureBlends(measures, BLEND_FORMULAS, { training, hidden, originals }, table, {
      count: 2,
      seed: 1,
      splitNumber: 2,
    });
    for (const { recall, nearTo } of measures) {
      expect([...recall.hits, ...recall.trials]).toEqual([0.5, 1]);
      expect([...nearTo.hits, ...nearTo.trials]).toEqual([2, 1]);
    }
  });
});
