import { describe, expect, it } from "vitest";
import { unusualCost } from "./pair-cost.ts";

/** Lists of these lengths, without contents. */
function lists(lengths: readonly number[]): { indptr: Uint32Array; rows: number } {
  const indptr = new Uint32Array(lengths.length + 1);
  for (const [user, length] of lengths.entries()) indptr[user + 1] = (indptr[user] ?? 0) + length;
  return { indptr, rows: lengths.length };
}

const ordinary = Array.from({ length: 5_000 }, () => 50);

describe("unusualCost(userArtists, workers)", () => {
  it("reports pairs, minutes and the remedy if one listener has 100,000 artists", () => {
    expect(unusualCost(lists([...ordinary, 100_000]), 2)).toBe(
      "Comparing the artists means 5,006,075,000 pairs, about 1 minute of work, as the longest list has 100,000 artists; --max-artists-per-listener 20000 leaves 206,115,000 pairs, less than a minute.",
    );
  });

  it("also warns if all listeners have long lists, and then suggests a cap that helps", () => {
    const said = unusualCost(lists(Array.from({ length: 4_000 }, () => 5_000)), 2);
    expect(said).toMatch(
      /49,990,000,000 pairs, about 10 minutes of work.+--max-artists-per-listener 1000 leaves 1,998,000,000 /,
    );
  });

  it.each([
    ["demo and lastfm-2k", ordinary],
    ["Last.fm 360K", Array.from({ length: 359_000 }, () => 49)],
    ["whole histories of a thousand listeners", Array.from({ length: 1_000 }, (_, user) => 200 + 2 * user)],
    ["a single listener with a long list", [20_000]],
    ["nobody", []],
  ])("is silent about %s", (_name, lengths) => {
    expect(unusualCost(lists(lengths), 2)).toBeNull();
  });
});
