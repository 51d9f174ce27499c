import { describe, expect, it } from "vitest";
import { cleanTags } from "./tags.ts";

describe("cleanTags(names)", () => {
  it("writes tags in lower case, each once, at most five", () => {
    const names = ["Rock", " rock ", "Trip\u00A0 Hop", "80s", "Кино", "a", "b"];
    expect(cleanTags(names)).toEqual(["rock", "trip hop", "80s", "кино", "a"]);
  });

  it.each(["", "  ", "!!!", "\u202E", "albums that I would take with me to a desert island"])("drops %j", (name) => {
    expect(cleanTags([name])).toEqual([]);
  });
});
