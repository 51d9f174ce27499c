import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MAX_AVOIDED, PathQuery, pathBetween, pathHref } from "./address.ts";

const NOTHING = pathBetween("", "");

describe("PathQuery", () => {
  it("reads both ends and what to avoid", () => {
    expect(v.parse(PathQuery, { from: "radiohead", to: "Sigur Rós ", avoid: "muse,blur" })).toEqual({
      ...NOTHING,
      from: "radiohead",
      to: "Sigur Rós",
      avoid: ["muse", "blur"],
    });
  });

  it("takes the first of several ends, and all that are to be avoided, once each", () => {
    expect(v.parse(PathQuery, { from: ["can", "gong"], avoid: ["muse,blur", "muse"] })).toEqual({
      ...NOTHING,
      from: "can",
      avoid: ["muse", "blur"],
    });
  });

  it("avoids slugs only, and not too many", () => {
    expect(v.parse(PathQuery, { avoid: "../x,Muse,,muse" }).avoid).toEqual(["muse"]);
    const many = Array.from({ length: 50 }, (_, index) => `artist-${index}`).join(",");
    expect(v.parse(PathQuery, { avoid: many }).avoid).toHaveLength(MAX_AVOIDED);
  });

  it.each([
    ["0.2", 0.2],
    [["0.4", "0.1"], 0.4],
    ["0.25", 0],
    ["-1", 0],
    ["", 0],
    [undefined, 0],
  ])("minimum %j is %d", (min, expected) => {
    expect(v.parse(PathQuery, { min }).min).toBe(expected);
  });

  it("reads the route, the smoothest if none or an unknown one is named", () => {
    expect(v.parse(PathQuery, { route: "shortest" }).route).toBe("shortest");
    expect(v.parse(PathQuery, { route: "scenic" }).route).toBe("smoothest");
  });

  it("accepts any input, and pathHref writes what it reads", () => {
    const anyQuery = fc.record(
      {
        from: fc.anything(),
        to: fc.oneof(fc.anything(), fc.string({ size: "large" })),
        avoid: fc.anything(),
        min: fc.oneof(fc.anything(), fc.constantFrom("0.1", "0.4", 0.2)),
        route: fc.oneof(fc.anything(), fc.constant("shortest")),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyQuery, (given) => {
        const query = v.parse(PathQuery, given);
        const { searchParams } = new URL(pathHref(query), "http://localhost");
        expect(v.parse(PathQuery, Object.fromEntries(searchParams))).toEqual(query);
      }),
    );
  });
});

describe("pathHref(query)", () => {
  it("leaves out what is absent", () => {
    expect(pathHref(NOTHING)).toBe("/path");
    expect(pathHref({ ...pathBetween("can", "ac-dc"), avoid: ["muse"] })).toBe("/path?from=can&to=ac-dc&avoid=muse");
    expect(pathHref({ ...pathBetween("can", "gong"), min: 0.3, route: "shortest" })).toBe(
      "/path?from=can&to=gong&min=0.3&route=shortest",
    );
    expect(pathHref({ ...NOTHING, to: "Sigur Rós & co" })).toBe("/path?to=Sigur%20R%C3%B3s%20%26%20co");
  });
});
