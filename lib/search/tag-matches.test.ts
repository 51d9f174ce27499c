import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../primitives/format-version.ts";
import type { TagIndex } from "../site-data/tags.ts";
import { toQuery } from "./match.ts";
import type { Match } from "./rank.ts";
import { isTagMeant, matchTags } from "./tag-matches.ts";

const index: TagIndex = {
  formatVersion: FORMAT_VERSION,
  edition: "0123abcd",
  tags: [
    ["rock", 900],
    ["hip hop", 400],
    ["post-rock", 300],
    ["trip-hop", 200],
    ["rockabilly", 20],
    ["drum and bass", 15],
    ["shoegaze", 12],
    ["musique française", 9],
    ["r&b", 8],
    ["contemporary rnb", 7],
  ].map(([name, artists]) => ({
    slug: String(name).replaceAll(/[^a-z]/g, "-"),
    name: String(name),
    artists: Number(artists),
  })),
};
const found = (typed: string, limit = 3) => matchTags(toQuery(typed), index, limit).map(({ name }) => name);

describe("matchTags(query, index, limit)", () => {
  it.each([
    ["post-rock", "post-rock"],
    ["post rock", "post-rock"],
    ["Postrock", "post-rock"],
    ["hiphop", "hip hop"],
    ["hip-hop", "hip hop"],
    ["drum n bass", "drum and bass"],
    ["francaise", "musique française"],
    ["shoegase", "shoegaze"],
    ["rnb", "r&b"],
    ["r'n'b", "r&b"],
    ["contemporary r&b", "contemporary rnb"],
    ["dnb", "drum and bass"],
  ])("finds %j as %j first", (typed, name) => {
    expect(found(typed)[0]).toBe(name);
  });

  it("puts the tag itself first, then beginnings, then later words, each by artists", () => {
    expect(found("rock", 8)).toEqual(["rock", "rockabilly", "post-rock"]);
    expect(found("rock", 2)).toHaveLength(2);
  });

  it("finds nothing for one letter, for nothing, or for a word in no tag", () => {
    for (const typed of ["r", "", "radiohead"]) expect(found(typed)).toEqual([]);
  });

  it("says how many artists carry a tag", () => {
    expect(matchTags(toQuery("shoegaze"), index, 3)).toEqual([
      { slug: "shoegaze", name: "shoegaze", kind: "exact", artists: 12 },
    ]);
  });
});

describe("isTagMeant(tags, artists)", () => {
  const artist = (kind: Match["kind"]): Match => ({ name: "Shoegaze", slug: "x", listeners: 1, tags: [], kind });
  const tags = matchTags(toQuery("shoegaze"), index, 3);

  it("is true of a tag's whole name that is no artist's", () => {
    expect(isTagMeant(tags, [artist("prefix"), artist("word")])).toBe(true);
    expect(isTagMeant(tags, [artist("exact")])).toBe(false);
    expect(isTagMeant(matchTags(toQuery("shoeg"), index, 3), [])).toBe(false);
  });
});
