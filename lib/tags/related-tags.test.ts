import { describe, expect, it } from "vitest";
import { artistsByTag, relatedTags } from "./related-tags.ts";

const NAMES = ["rock", "post-rock", "instrumental", "jazz"];
const [ROCK, POST_ROCK, INSTRUMENTAL, JAZZ] = [0, 1, 2, 3];

function table(lists: number[][]) {
  const tags = new Uint32Array(lists.length * 3);
  for (const [artist, list] of lists.entries()) tags.set(list, artist * 3);
  return { names: NAMES, perArtist: 3, counts: Uint8Array.from(lists, (list) => list.length), tags };
}

const LISTS = [
  ...Array.from({ length: 4 }, () => [POST_ROCK, INSTRUMENTAL, ROCK]),
  ...Array.from({ length: 6 }, () => [ROCK]),
  ...Array.from({ length: 6 }, () => [JAZZ]),
  [POST_ROCK, JAZZ],
];

describe("relatedTags(tag, ranked, byTag, options)", () => {
  const ranked = table(LISTS);
  const byTag = artistsByTag(ranked);

  it("puts association above frequency, and leaves out chance", () => {
    expect(byTag[POST_ROCK]).toEqual([0, 1, 2, 3, 16]);
    // Jazz shares one artist only.
    expect(relatedTags(POST_ROCK, ranked, byTag, { tagged: 17, limit: 12 })).toEqual([
      { tag: INSTRUMENTAL, artists: 4 },
      { tag: ROCK, artists: 4 },
    ]);
    expect(relatedTags(POST_ROCK, ranked, byTag, { tagged: 17, limit: 1 })).toHaveLength(1);
  });
});
