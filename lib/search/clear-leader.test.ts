import { describe, expect, it } from "vitest";
import { clearLeader } from "./clear-leader.ts";
import type { MatchKind } from "./match.ts";
import type { Match } from "./rank.ts";

const match = (name: string, kind: MatchKind, listeners: number): Match => ({
  name,
  slug: name.toLowerCase().replaceAll(" ", "-"),
  kind,
  listeners,
  tags: [],
});
const leaderOf = (length: number, ...ranked: Match[]) => clearLeader(ranked, length)?.name ?? null;

describe("clearLeader(matches) is the artist that", () => {
  it("is called exactly what was typed, whatever else begins so", () => {
    expect(leaderOf(7, match("Nirvana", "exact", 40), match("Nirvana 2002", "prefix", 900))).toBe("Nirvana");
    expect(leaderOf(1, match("M", "exact", 40), match("Metallica", "prefix", 900))).toBe("M");
  });

  it("is the only match", () => {
    expect(leaderOf(8, match("Yankovic", "word", 3))).toBe("Yankovic");
  });

  it("has ten times more listeners than every other match, of any kind", () => {
    expect(leaderOf(5, match("Radiohead", "prefix", 1000), match("Radio Dept.", "prefix", 100))).toBe("Radiohead");
    expect(leaderOf(5, match("Radiohead", "prefix", 1000), match("TV on the Radio", "word", 101))).toBeNull();
    expect(leaderOf(8, match("Metallica", "typo", 1000), match("Metalium", "typo", 20))).toBe("Metallica");
  });
});

describe("clearLeader(matches) is null", () => {
  it("without matches", () => {
    expect(leaderOf(5)).toBeNull();
  });

  it("if a namesake comes near", () => {
    expect(leaderOf(7, match("Nirvana", "exact", 40), match("nirvana", "exact", 5))).toBeNull();
    expect(leaderOf(7, match("Nirvana", "exact", 40), match("nirvana", "exact", 4))).toBe("Nirvana");
  });

  it("if what was typed exactly may be a misspelling of someone far better known", () => {
    expect(leaderOf(8, match("Metalica", "exact", 2), match("Metallica", "typo", 1000))).toBeNull();
  });

  it("if one or two letters begin a name", () => {
    expect(leaderOf(2, match("Radiohead", "prefix", 1000))).toBeNull();
  });
});
