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
    expect(drawableName("東京 Jihen", "x")).toMatch(/^[\x20-\x7e]+ Jihen$/);
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
