import { describe, expect, it } from "vitest";
import { drawableName } from "./drawable-name.ts";

describe("drawableName(name, fallback)", () => {
  it("leaves names alone that the typeface can draw", () => {
    for (const name of ["Sigur Rós", "Motörhead", "Кино", "Dvořák’s – 9th", "Trịnh Công Sơn"]) {
      expect(drawableName(name, "x")).toBe(name);
    }
  });

  it("composes marks before it looks", () => {
    expect(drawableName("Bjo\u0308rk", "x")).toBe("Björk");
  });

  it("transliterates the rest sign by sign", () => {
    expect(drawableName("きゃりー", "x")).toMatch(/^[\x20-\x7e]+$/);
    expect(drawableName("周杰 Jihen", "x")).toMatch(/^[\x20-\x7e]+ Jihen$/);
  });

  it("reads Japanese as search does, and never as Chinese", () => {
    expect(drawableName("宇多田ヒカル", "x")).toBe("Utada Hikaru");
    expect(drawableName("倖田來未", "x")).toBe("Koda Kumi");
    expect(drawableName("山田ヒカル", "u-5c71-7530-hikaru")).toBe("u-5c71-7530-hikaru");
  });

  it("falls back where nothing is left", () => {
    expect(drawableName("\u2060", "u-2060")).toBe("u-2060");
  });

  it("cuts what no card could hold", () => {
    const drawn = drawableName("Ensemble ".repeat(40), "x");
    expect(drawn.length).toBeLessThanOrEqual(110);
    expect(drawn).toMatch(/\S…$/);
  });
});
