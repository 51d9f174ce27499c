import { describe, expect, it } from "vitest";
import { mergeTags } from "./merge-tags.ts";

describe("mergeTags(texts)", () => {
  it("merges spellings under the one that most people use, and drops what describes no music", () => {
    const texts = [
      { text: "hip hop", uses: 5 },
      { text: "Hip-Hop", uses: 4 },
      { text: "hip-hop", uses: 4 },
      { text: "seen live", uses: 99 },
      { text: "<3", uses: 9 },
      { text: "jazz", uses: 1 },
    ];
    const { names, tagOf } = mergeTags(texts);
    expect(names).toEqual(["hip-hop", "jazz"]);
    expect([...tagOf]).toEqual([0, 0, 0, -1, -1, 1]);
  });

  it("finds the tag in a longer text if many others use it by itself", () => {
    const texts = [
      { text: "80s", uses: 20 },
      { text: "80s I like", uses: 1 },
      { text: "the best christian rap of all", uses: 1 },
      { text: "christian rap", uses: 2 },
      { text: "rap", uses: 30 },
    ];
    const { names, tagOf } = mergeTags(texts);
    expect([...tagOf].map((tag) => names[tag])).toEqual(["80s", "80s", "rap", "christian rap", "rap"]);
  });
});
