import { describe, expect, it } from "vitest";
import { storeLinks } from "./stores.ts";

describe("storeLinks(name)", () => {
  it("searches five stores over https", () => {
    const links = storeLinks("Björk");
    expect(links.map(({ label }) => label)).toEqual(["Spotify", "YouTube Music", "Bandcamp", "Deezer", "Apple Music"]);
    for (const { href } of links) expect(href).toMatch(/^https:\/\/.*Bj%C3%B6rk/);
  });

  it.each(["a/b?c#d&e=f", "../..", "+/-", "100%", "\uD800"])("keeps %j within one segment or value", (name) => {
    for (const { label, href } of storeLinks(name)) {
      const { pathname, searchParams, hash } = new URL(href);
      const [plain] = storeLinks("x").filter((other) => other.label === label);
      const expected = new URL(plain?.href ?? "");
      expect([...searchParams.keys()]).toEqual([...expected.searchParams.keys()]);
      expect(pathname.split("/")).toHaveLength(expected.pathname.split("/").length);
      expect(hash).toBe("");
    }
  });

  it("survives a name of dots, which a path would resolve away", () => {
    for (const { href } of storeLinks("..")) expect(new URL(href).href).toContain("..%20band");
  });
});
