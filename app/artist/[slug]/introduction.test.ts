import { describe, expect, it } from "vitest";
import { introduceArtist, introduceNeighbour } from "./introduction.ts";

const standing = (value: number, percentile = 99.98) => ({ value, rank: 1, percentile });
const artist = {
  tags: [
    { slug: "post-rock", name: "post-rock", people: 36 },
    { slug: "instrumental", name: "instrumental", people: 2 },
    { slug: "rare", name: "rare", people: 1 },
  ],
  statistics: {
    plays: standing(4_000),
    listeners: standing(120),
    averagePlays: standing(33),
    medianPlays: standing(12),
  },
};
/** Without the marks that isolate a name's direction. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");

describe("introduceArtist(artist)", () => {
  it("says who calls it what, where more than one person does, and how it is played", () => {
    expect(plain(introduceArtist(artist))).toBe(
      "Called post-rock by 36 people and instrumental by 2 people. More listeners than 99.9% of the artists here. Half of them play it 12 times or more.",
    );
  });

  it("says less of an artist that few know, never nothing", () => {
    const statistics = { ...artist.statistics, plays: standing(9), listeners: standing(1, 0), medianPlays: null };
    expect(introduceArtist({ tags: [], statistics })).toBe("9 plays by 1 listener in this data.");
  });
});

describe("introduceNeighbour(row, owner)", () => {
  const owner = { slug: "muse", name: "Muse", listeners: 100, tags: [] };
  it.each([
    [100, "100 listeners in all, about as many as Muse. 20% of them play both."],
    [200, "200 listeners in all, 2.0 times as many as Muse. 10% of them play both."],
    [40, "40 listeners in all, 40% as many as Muse. 50% of them play both."],
    [2000, "2,000 listeners in all, 20 times as many as Muse. 1% of them play both."],
    [1, "1 listener in all, 1% as many as Muse."],
  ])("compares an audience of %d", (listeners, text) => {
    expect(plain(introduceNeighbour({ tags: ["a", "b", "c"], listeners, overlap: 20 }, owner))).toBe(text);
  });

  it("adds the tags that the row itself has no room for", () => {
    expect(plain(introduceNeighbour({ tags: ["a", "b", "c", "d", "e"], listeners: 38, overlap: 19 }, owner))).toBe(
      "Also d and e. 38 listeners in all, 38% as many as Muse. 50% of them play both.",
    );
  });

  it("isolates names, so that another script's direction does not spread", () => {
    expect(introduceNeighbour({ tags: [], listeners: 1, overlap: 1 }, { ...owner, name: "عمر دياب" })).toContain(
      "\u2068عمر دياب\u2069.",
    );
  });
});
