import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBestList, drainInto, offer } from "./best-list.ts";

function topK(scores: readonly number[], k: number): number[] {
  const best = createBestList(k);
  scores.forEach((score, index) => {
    offer(best, index, score, index + 100);
  });
  const slots = { indices: new Uint32Array(k), similarities: new Float64Array(k), overlaps: new Uint32Array(k) };
  const filled = drainInto(best, slots, 0);
  for (let slot = 0; slot < filled; slot++) {
    expect(slots.similarities[slot]).toBe(scores[slots.indices[slot] ?? -1]);
    expect(slots.overlaps[slot]).toBe((slots.indices[slot] ?? -1) + 100);
  }
  return [...slots.indices.subarray(0, filled)];
}

describe("offer, drainInto", () => {
  it("drainInto(best) gives what a full sort gives", () => {
    const score = fc.oneof(fc.constantFrom(0.25, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (scores, k) => {
        const sorted = scores.map((value, index) => ({ value, index }));
        sorted.sort((a, b) => b.value - a.value || a.index - b.index);
        expect(topK(scores, k)).toEqual(sorted.slice(0, k).map(({ index }) => index));
      }),
    );
  });

  it("offer(best, …) breaks ties by artist index, whatever the order of the offers", () => {
    const best = createBestList(2);
    for (const index of [3, 1, 2, 0]) offer(best, index, 0.5, 1);
    const slots = { indices: new Uint32Array(2), similarities: new Float64Array(2), overlaps: new Uint32Array(2) };
    drainInto(best, slots, 0);
    expect([...slots.indices]).toEqual([0, 1]);
  });

  it("drainInto(best, target, start) writes from the slot asked for and leaves the heap empty", () => {
    const best = createBestList(3);
    offer(best, 7, 0.5, 2);
    const slots = { indices: new Uint32Array(4), similarities: new Float64Array(4), overlaps: new Uint32Array(4) };
    expect(drainInto(best, slots, 2)).toBe(1);
    expect([...slots.indices]).toEqual([0, 0, 7, 0]);
    expect(drainInto(best, slots, 0)).toBe(0);
  });

  it("createBestList(0) says what is wrong", () => {
    expect(() => createBestList(0)).toThrow(new RangeError("topK is 0, expected a positive integer."));
  });
});
