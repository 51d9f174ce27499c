import { expect, it } from "vitest";
import { introduceArtist } from "./introduce-artist.ts";

it("introduceArtist({ tags, listeners }) is a sentence of tags, if there are any, and one of numbers", () => {
  const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, "");
  expect(bare(introduceArtist({ tags: ["post-rock", "ambient", "indie"], listeners: 1234 }))).toBe(
    "Tagged post-rock, ambient and indie. 1,234 listeners in this data.",
  );
  expect(introduceArtist({ tags: [], listeners: 1 })).toBe("1 listener in this data.");
});
