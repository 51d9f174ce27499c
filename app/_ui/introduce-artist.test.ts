import { expect, it } from "vitest";
import { introduceArtist, introduceByOtherTags, introduceByTags } from "./introduce-artist.ts";

const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, "");
const TAGS = ["rock", "british", "indie", "90s", "britpop", "live"];

it("introduceArtist({ tags, listeners }) has the tags that the row does not name, and the listeners", () => {
  expect(bare(introduceArtist({ tags: TAGS, listeners: 1234 }))).toBe(
    "Also tagged 90s, britpop and live. 1,234 listeners in this data.",
  );
  expect(introduceArtist({ tags: TAGS.slice(0, 3), listeners: 1 })).toBe("1 listener in this data.");
});

it("introduceByOtherTags(tags) has the tags that the row does not name, and no number", () => {
  expect(bare(introduceByOtherTags(TAGS))).toBe("Also tagged 90s, britpop and live.");
  expect(introduceByOtherTags(TAGS.slice(0, 3))).toBe("");
});

it("introduceByTags({ tags, listeners }) has all tags, or the listeners if there are none", () => {
  expect(bare(introduceByTags({ tags: ["rock", "indie"], listeners: 9 }))).toBe("Tagged rock and indie.");
  expect(introduceByTags({ tags: [], listeners: 9 })).toBe("9 listeners in this data.");
});
