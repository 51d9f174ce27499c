import { describe, expect, it } from "vitest";
import { type Branch, branchOf, connected, networkOf, type OpenArtist, openWithout } from "./network.ts";

/** An opened artist with these nearest. */
function opened(slug: string, near: string[]): OpenArtist {
  return {
    edition: "e",
    slug,
    name: slug.toUpperCase(),
    listeners: 10,
    tags: [],
    near: near.map((other, place) => ({
      slug: other,
      name: other.toUpperCase(),
      listeners: 5,
      tags: [],
      similarity: 0.5 - place / 100,
      overlap: 4,
      lowConfidence: false,
      isMutual: false,
    })),
  };
}

const slugsOf = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);

describe("connected(opened)", () => {
  it("leaves out who is near nobody opened before, and who hangs on them alone", () => {
    const all = [opened("a", ["b", "c"]), opened("x", ["y"]), opened("y", []), opened("b", ["z"]), opened("z", [])];
    expect(slugsOf(connected(all))).toEqual(["a", "b", "z"]);
    expect(connected([])).toEqual([]);
  });
});

describe("openWithout(opened, closed)", () => {
  it("closes those that hung on the closed artist too", () => {
    const all = [opened("a", ["b", "c"]), opened("b", ["z"]), opened("z", []), opened("c", [])];
    expect(openWithout(all, "b")).toEqual(["c"]);
    expect(openWithout(all, "c")).toEqual(["b", "z"]);
  });
});

describe("networkOf(opened)", () => {
  it("has every artist once, with who brought it, in the order of appearance", () => {
    const { artists } = networkOf([opened("a", ["b", "c"]), opened("c", ["a", "d", "b"])]);
    expect(artists.map(({ slug, from, isOpen }) => [slug, from, isOpen])).toEqual([
      ["a", null, true],
      ["b", "a", false],
      ["c", "a", true],
      ["d", "c", false],
    ]);
  });

  it("links a pair once, even if each lists the other", () => {
    const { links } = networkOf([opened("a", ["b", "c"]), opened("c", ["a", "d"])]);
    expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual(["a b", "a c", "c d"]);
  });
});

describe("branchOf(opened)", () => {
  it("nests each opened artist once, where it was first seen, however the others list it", () => {
    const branch = branchOf([opened("a", ["b", "c"]), opened("c", ["a", "b"]), opened("b", ["c", "d"])]);
    const shown = ({ artist, rows }: Branch): unknown => [
      artist.slug,
      ...rows.map(({ near, branch: own, isElsewhere }) => (own ? shown(own) : `${near.slug}${isElsewhere ? "*" : ""}`)),
    ];
    expect(branch && shown(branch)).toEqual(["a", ["b", "c*", "d"], ["c", "a*", "b*"]]);
  });

  it("is null without anybody", () => {
    expect(branchOf([])).toBeNull();
  });
});
