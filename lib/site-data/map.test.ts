import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MapAddress, mapQuery } from "../map/address.ts";
import { plainSlug } from "./map.ts";

describe("MapAddress", () => {
  it("reads an artist and a view", () => {
    expect(v.parse(MapAddress, { artist: "sigur-ros", view: "2048,100,3.5" })).toEqual({
      artist: "sigur-ros",
      view: { x: 2048, y: 100, zoom: 3.5 },
    });
  });

  it.each([
    [{ artist: "../x", view: "1,2" }],
    [{ artist: "", view: "9999,0,2" }],
    [{ artist: undefined, view: "1,2,0.5" }],
    [{ view: "1,2,3,4" }],
    [{}],
  ])("reads %j as no request", (query) => {
    expect(v.parse(MapAddress, query)).toEqual({ artist: null, view: null });
  });

  it("takes the first of several", () => {
    expect(v.parse(MapAddress, { artist: ["muse", "beck"] }).artist).toBe("muse");
  });
});

describe("mapQuery(address)", () => {
  it("says what MapAddress reads again", () => {
    const address = { artist: "muse", view: { x: 12, y: 4096, zoom: 2.25 } };
    expect(mapQuery(address)).toBe("?artist=muse&view=12,4096,2.25");
    const read = v.parse(MapAddress, Object.fromEntries(new URLSearchParams(mapQuery(address))));
    expect(read).toEqual(address);
  });

  it("is empty for the whole map", () => {
    expect(mapQuery({ artist: null, view: null })).toBe("");
  });
});

describe("plainSlug(name)", () => {
  it("joins runs of letters and digits by hyphens", () => {
    expect(["AC/DC", "Blink-182", "!!!", "P!nk "].map(plainSlug)).toEqual(["ac-dc", "blink-182", "", "p-nk"]);
  });
});
