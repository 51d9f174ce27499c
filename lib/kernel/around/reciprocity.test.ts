import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../cosine/nearest-neighbours.fixture.ts";
import { fromDense } from "../csr.fixture.ts";
import { reciprocalCounts } from "./reciprocity.ts";

describe("reciprocalCounts(table, artists)", () => {
  it("counts the listed artists that list back", () => {
    // With one place a list, 0 and 1 list each other, while 2 lists 0 in vain and 3 lists no one.
    const table = nearestNeighbours(
      fromDense([
        [1, 1, null, null],
        [1, 1, null, null],
        [1, 1, null, null],
        [1, null, 1, null],
        [null, null, null, 1],
      ]),
      { topK: 1, shrinkage: 0, minListeners: 0 },
    );
    expect([...reciprocalCounts(table, 4)]).toEqual([1, 1, 0, 0]);
    expect([...reciprocalCounts(table, 1)]).toEqual([1]);
  });
});
