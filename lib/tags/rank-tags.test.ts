import { describe, expect, it } from "vitest";
import { mergeTags } from "./merge-tags.ts";
import { rankTags, tagsOf } from "./rank-tags.ts";

/** `[artist, tag, person]` each. */
type Given = readonly [artist: string, tag: string, person: number];

/** `people` persons from `first` on. */
const by = (artist: string, tag: string, people: number, first = 0): Given[] =>
  Array.from({ length: people }, (_, person) => [artist, tag, first + person]);

function ranked(given: readonly Given[], { isNamed = true, listeners = 3 } = {}) {
  const artists = [...new Set(given.map(([artist]) => artist))];
  const texts = [...new Set(given.map(([, tag]) => tag))];
  const merged = mergeTags(texts.map((text) => ({ text, uses: given.filter(([, tag]) => tag === text).length })));
  const tags = rankTags(
    {
      artists: Uint32Array.from(given, ([artist]) => artists.indexOf(artist)),
      texts: Uint32Array.from(given, ([, tag]) => texts.indexOf(tag)),
      people: isNamed ? Uint32Array.from(given, ([, , person]) => person) : null,
      weights: new Float64Array(given.length).fill(1),
    },
    merged,
    {
      artists: artists.length,
      nameKey: (artist) => (artists[artist] ?? "").toLowerCase(),
      listeners: () => listeners,
      weights: "people",
      perArtist: 5,
    },
  );
  const of = (artist: string) =>
    Array.from(tagsOf(tags, artists.indexOf(artist)), (tag, place) => [
      tags.names[tag],
      tags.people[artists.indexOf(artist) * 5 + place],
    ]);
  return { tags, of };
}

/** Twenty bands, all of rock, half of them of post-rock. */
const SCENE = Array.from({ length: 20 }, (_, band) => [
  ...by(`band ${band}`, "rock", 4),
  ...(band % 2 ? by(`band ${band}`, "post-rock", 3) : []),
]).flat();

describe("rankTags(given, merged, options)", () => {
  it("ranks by people and by how few artists carry the tag", () => {
    const { of } = ranked([...SCENE, ...by("Mogwai", "rock", 9), ...by("Mogwai", "post-rock", 8)]);
    expect(of("Mogwai")).toEqual([
      ["post-rock", 8],
      ["rock", 9],
    ]);
  });

  it("counts a person once, whatever spellings they used, and shows the usual one", () => {
    const given = [...by("A", "hip hop", 2), ...by("A", "Hip-Hop", 3), ...by("B", "hip-hop", 3), ...by("C", "pop", 2)];
    const { of } = ranked(given);
    expect(of("A")).toEqual([["hip-hop", 3]]);
    expect(ranked(given, { isNamed: false }).of("A")).toEqual([["hip-hop", 5]]);
  });

  it("puts tags of one person last, and leaves them out where three others exist", () => {
    const three = ["dub", "ska", "jazz"].flatMap((tag) => by("A", tag, 2));
    const single = [...by("A", "folk", 1, 7), ...by("B", "folk", 2), ...by("C", "blues", 2)];
    expect(
      ranked([...three, ...single])
        .of("A")
        .map(([tag]) => tag),
    ).not.toContain("folk");
    expect(ranked([...three.slice(0, 4), ...single]).of("A")[2]).toEqual(["folk", 1]);
  });

  it("leaves out an artist's own name, and names of artists that serve as comparisons", () => {
    const given = [...by("muse", "muse", 5), ...by("muse", "rock", 3), ...by("A", "Muse", 2), ...by("A", "rock", 2)];
    const { of } = ranked([...given, ...by("disco", "disco", 2), ...by("B", "disco", 3)]);
    expect(of("muse")).toEqual([["rock", 3]]);
    expect(of("A")).toEqual([["rock", 2]]);
    expect([of("disco"), of("B")]).toEqual([[], [["disco", 3]]]);
  });

  it("uses praise, and words of a single person, only where there is nothing else", () => {
    const fancy = [...by("A", "zzzcore", 1), ...by("B", "zzzcore", 1)];
    const { of } = ranked([...fancy, ...by("A", "dub", 2), ...by("A", "beautiful", 4), ...by("C", "beautiful", 4)]);
    expect([of("A"), of("B"), of("C")]).toEqual([[["dub", 2]], [["zzzcore", 1]], [["beautiful", 4]]]);
  });

  it("leaves an artist that hardly anyone plays without tags rather than quote a single person", () => {
    const given = [...by("B", "zzzcore", 1), ...by("A", "dub", 2)];
    expect(ranked(given, { listeners: 3 }).of("B")).toEqual([["zzzcore", 1]]);
    const { of } = ranked(given, { listeners: 2 });
    expect([of("A"), of("B")]).toEqual([[["dub", 2]], []]);
  });

  it("gives at most five, and numbers tags by how many artists carry them", () => {
    const many = ["a1x", "b2x", "c3x", "d4x", "e5x", "f6x", "g7x"].flatMap((tag) => by("A", tag, 2));
    const { tags, of } = ranked([...many, ...SCENE]);
    expect(of("A")).toHaveLength(5);
    expect(tags.names.slice(0, 2)).toEqual(["rock", "post-rock"]);
    expect(tags.names).toHaveLength(7);
  });
});
