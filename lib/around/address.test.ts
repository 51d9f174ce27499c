import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AroundQuery, aroundHref, MAX_OPEN } from "./address.ts";

const openOf = (open: unknown) => v.parse(AroundQuery, { open }).open;

describe("AroundQuery", () => {
  it("reads the slugs in order, each once", () => {
    expect(openOf("muse,blur,muse")).toEqual(["muse", "blur"]);
    expect(openOf(["muse", "blur,air"])).toEqual(["muse", "blur", "air"]);
  });

  it("leaves out what is not a slug, and has nobody for any other value", () => {
    expect(openOf("Muse,../x,blur,,")).toEqual(["blur"]);
    for (const value of [undefined, "", null, 7, {}]) expect(openOf(value)).toEqual([]);
  });

  it("reads at most MAX_OPEN artists, the first one of the path included", () => {
    const many = Array.from({ length: 50 }, (_, index) => `a${index}`);
    expect(openOf(many.join(","))).toEqual(many.slice(0, MAX_OPEN - 1));
  });
});

describe("aroundHref(slug, open)", () => {
  it("writes what AroundQuery reads", () => {
    expect(aroundHref("radiohead", [])).toBe("/around/radiohead");
    const { searchParams } = new URL(aroundHref("radiohead", ["muse", "blur"]), "http://localhost");
    expect(openOf(searchParams.get("open"))).toEqual(["muse", "blur"]);
  });
});
