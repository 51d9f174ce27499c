import { describe, expect, it } from "vitest";
import { cleanTags } from "./tags.ts";

describe("cleanTags(names)", () => {
  it("writes tags as a dataset's own, each once, at most five", () => {
    const names = ["Hip-Hop", " hip hop ", "Trip\u00A0 Hop", "1983", "Кино", "idm", "folk"];
    expect(cleanTags(names)).toEqual(["hip-hop", "trip hop", "80s", "кино", "idm"]);
  });

  it.each(["", "!!!", "\u202E", "seen live", "albums that I would take with me to a desert island"])(
    "drops %j",
    (name) => {
      expect(cleanTags([name])).toEqual([]);
    },
  );
});
