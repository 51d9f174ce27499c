import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyTable, type NeighbourTable } from "../table.ts";
import { createOrders, reordered } from "./orders.ts";

type Row = readonly (readonly [other: number, similarity: number])[];

function tableOf(rows: readonly Row[], topK: number, familiarity?: Float64Array): NeighbourTable {
  const table = emptyTable(rows.length, topK);
  for (const [artist, row] of rows.entries()) {
    table.counts[artist] = row.length;
    for (const [place, [other, similarity]] of row.entries()) {
      const slot = artist * topK + place;
      table.indices[slot] = other;
      table.similarities[slot] = similarity;
      table.overlaps[slot] = 10 * artist + other;
    }
  }
  return familiarity === undefined ? table : { ...table, familiarity };
}

const placesOf = (table: NeighbourTable, listeners: readonly number[], artist = 0) => {
  const places = createOrders(table, listeners);
  return { familiar: [...places(artist, "familiar")], adventurous: [...places(artist, "adventurous")] };
};

describe("createOrders(table, listeners)", () => {
  it("moves the well known up in one order and the little known in the other", () => {
    // f of 256, 256, 1 and 0.00390625 · 256 listeners: 1, 1, ½, ½.
    const table = tableOf(
      [
        [
          [2, 0.5],
          [1, 0.3],
          [3, 0.2],
        ],
        [],
        [],
        [],
      ],
      3,
    );
    expect(placesOf(table, [256, 256, 1, 1])).toEqual({ familiar: [2, 1, 3], adventurous: [1, 3, 2] });
  });

  it("orders a table with familiarity by similarity · f², and by similarity alone", () => {
    const rows: Row[] = [
      [
        [1, 0.4],
        [2, 0.6],
        [3, 0.7],
      ],
      [],
      [],
      [],
    ];
    const table = tableOf(rows, 3, Float64Array.of(1, 1, 0.6, 0.5));
    expect(placesOf(table, [9, 9, 9, 9])).toEqual({ familiar: [1, 2, 3], adventurous: [3, 2, 1] });
  });

  it("gives ties to the smaller artistIndex, whatever the table's order", () => {
    const table = tableOf(
      [
        [
          [3, 0.5],
          [1, 0.5],
          [2, 0.5],
        ],
        [],
        [],
        [],
      ],
      4,
    );
    expect(placesOf(table, [5, 5, 5, 5])).toEqual({ familiar: [2, 3, 1], adventurous: [2, 3, 1] });
  });

  it("takes similarities as it is told to, so that differences of rounding order nothing", () => {
    const table = tableOf(
      [
        [
          [2, 0.5 + 1e-12],
          [1, 0.5],
        ],
        [],
        [],
      ],
      2,
    );
    expect([...createOrders(table, [4, 4, 4])(0, "familiar")]).toEqual([1, 2]);
    expect([...createOrders(table, [4, 4, 4], (value) => Number(value.toFixed(6)))(0, "familiar")]).toEqual([2, 1]);
  });

  it("gives an empty list no places", () => {
    expect(placesOf(tableOf([[]], 3), [0])).toEqual({ familiar: [], adventurous: [] });
  });

  // Few distinct values, so that ties are common.
  const similarity = fc.constantFrom(0.1, 0.2, 0.4, 0.8, 1);
  const lists = fc.array(fc.uniqueArray(fc.tuple(fc.nat(7), similarity), { selector: ([other]) => other }), {
    minLength: 8,
    maxLength: 8,
  });
  const listeners = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 8, maxLength: 8 });
  const familiarity = fc.option(fc.array(fc.constantFrom(0.25, 0.5, 1), { minLength: 8, maxLength: 8 }));

  it("agrees with sorting every list by its scores", () => {
    fc.assert(
      fc.property(lists, listeners, familiarity, (rows, counts, known) => {
        const table = tableOf(rows, 8, known === null ? undefined : Float64Array.from(known));
        const eighth = (other: number) => Math.sqrt(Math.sqrt(Math.sqrt((counts[other] ?? 0) / Math.max(...counts))));
        const f = (other: number) => known?.[other] ?? eighth(other);
        const placesInOrder = createOrders(table, counts);
        for (const [artist, row] of rows.entries()) {
          const sorted = (score: (entry: Row[number]) => number) =>
            row
              .map((entry, index) => ({ place: index + 1, other: entry[0], score: score(entry) }))
              .sort((a, b) => b.score - a.score || a.other - b.other)
              .map(({ place }) => place);
          expect([...placesInOrder(artist, "familiar")]).toEqual(
            sorted(([other, value]) => value * (known === null ? f(other) : f(other) * f(other))),
          );
          expect([...placesInOrder(artist, "adventurous")]).toEqual(
            sorted(([other, value]) => (known === null ? value / f(other) : value)),
          );
        }
      }),
    );
  });

  it("reordered(table, order, listeners) holds the same neighbours with the same figures at those places", () => {
    fc.assert(
      fc.property(lists, listeners, fc.constantFrom("familiar", "adventurous"), (rows, counts, order) => {
        const table = tableOf(rows, 8);
        const found = reordered(table, order, counts);
        const expected = tableOf(
          rows.map((row, artist) =>
            [...createOrders(table, counts)(artist, order)].flatMap((place) => [row[place - 1] ?? [0, 0]]),
          ),
          8,
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});
