import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { BlendQuery, blendHref, MAX_BLENDED, MAX_WEIGHT } from "./address.ts";

const read = (given: unknown) => v.parse(BlendQuery, { with: given }).with;
const readHref = (href: string) => read(new URL(href, "http://localhost").searchParams.getAll("with"));

describe("BlendQuery", () => {
  it("reads artists and their weights, 1 where none is given", () => {
    expect(read("radiohead:2,bjork")).toEqual({
      entries: [
        { artist: "radiohead", weight: 2 },
        { artist: "bjork", weight: 1 },
      ],
      faults: [],
    });
  });

  it("takes a repeated parameter for one list", () => {
    expect(read(["radiohead", "bjork:3"])).toEqual(read("radiohead,bjork:3"));
  });

  it.each([undefined, null, "", ",", " , ,", 7, {}])("%j names no artist", (given) => {
    expect(read(given)).toEqual({ entries: [], faults: [] });
  });

  it("counts an artist once, with its first weight, and says so", () => {
    expect(read("can:3,can:5")).toEqual({
      entries: [{ artist: "can", weight: 3 }],
      faults: [{ kind: "repeated", artist: "can" }],
    });
  });

  it.each(["0", "6", "-1", "1.5", "1e1", "", "lots", "2:3", "٣"])("weight %j counts as 1, and it says so", (found) => {
    expect(read(`can:${found}`)).toEqual({
      entries: [{ artist: "can", weight: 1 }],
      faults: [{ kind: "weight", artist: "can", found }],
    });
  });

  it("keeps the first six of more, and names the others", () => {
    const { entries, faults } = read("a,b,c,d,e,f,g,h");
    expect(entries.map(({ artist }) => artist)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(faults).toEqual([{ kind: "too-many", left: ["g", "h"] }]);
  });

  it("leaves out a sign that its longest artist would cut in half", () => {
    const { entries } = read(`${"x".repeat(99)}😀`);
    expect(entries).toEqual([{ artist: "x".repeat(99), weight: 1 }]);
  });

  it("accepts any input without a fault of its own", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ size: "large" })), (given) => {
        const { entries } = read(given);
        blendHref(entries);
        expect(entries.length).toBeLessThanOrEqual(MAX_BLENDED);
        expect(new Set(entries.map(({ artist }) => artist)).size).toBe(entries.length);
        for (const { artist, weight } of entries) {
          expect(artist).not.toBe("");
          expect(Number.isInteger(weight) && weight >= 1 && weight <= MAX_WEIGHT).toBe(true);
        }
      }),
    );
  });
});

describe("blendHref(entries)", () => {
  it("writes weights where they aren't 1", () => {
    expect(blendHref([])).toBe("/blend");
    expect(
      blendHref([
        { artist: "radiohead", weight: 2 },
        { artist: "bjork", weight: 1 },
      ]),
    ).toBe("/blend?with=radiohead:2,bjork");
  });

  it("is read back as it was given, whatever the artists are called", () => {
    const artist = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).filter((text) => {
      return text.trim() === text && !/[,:]/.test(text);
    });
    const entries = fc.uniqueArray(fc.record({ artist, weight: fc.integer({ min: 1, max: MAX_WEIGHT }) }), {
      maxLength: MAX_BLENDED,
      selector: (entry) => entry.artist,
    });
    fc.assert(
      fc.property(entries, (given) => {
        expect(readHref(blendHref(given))).toEqual({ entries: given, faults: [] });
      }),
    );
  });
});
