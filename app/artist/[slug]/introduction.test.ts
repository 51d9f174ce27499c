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
      "Called post-rock by 36 people and instrumental by 2 people. More listeners than 99.9% of the artists here. Half of its listeners play it 12 times or more.",
    );
  });

  it("says less of an artist that few know, never nothing", () => {
    const statistics = { ...artist.statistics, plays: standing(9), listeners: standing(1, 0), medianPlays: null };
    expect(introduceArtist({ tags: [], statistics })).toBe("9 plays by 1 listener in this data.");
  });
});

describe("introduceNeighbour(row, owner)", () => {
  it.each([
    [100, "100 listeners in all, an equally large audience. 20% of them play both."],
    [40, "40 listeners in all, an audience 40% as large. 50% of them play both."],
    [240, "240 listeners in all, an audience 2.4 times as large. 8.3% of them play both."],
    [2000, "2,000 listeners in all, an audience 20 times as large. 1% of them play both."],
  ])("compares an audience of %d with one of 100", (listeners, text) => {
    expect(introduceNeighbour({ tags: ["a", "b", "c"], listeners, overlap: 20 }, { listeners: 100 })).toBe(text);
  });

  it("says nothing of shares of a single listener", () => {
    const row = { tags: [], listeners: 1, overlap: 1 };
    expect(introduceNeighbour(row, { listeners: 1 })).toBe("1 listener in all, an equally large audience.");
  });

  it("adds the tags that the row itself has no room for, isolated from the sentence's direction", () => {
    const row = { tags: ["a", "b", "c", "d", "موسيقى"], listeners: 38, overlap: 19 };
    expect(introduceNeighbour(row, { listeners: 100 })).toMatch(
      /^Also \u2068d\u2069 and \u2068موسيقى\u2069\. 38 listeners/,
    );
  });
});
