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
  it("is called exactly what was typed, though others begin so", () => {
    expect(leaderOf(3, match("Can", "exact", 64), match("Cannibal Corpse", "prefix", 140))).toBe("Can");
    expect(leaderOf(1, match("M", "exact", 40), match("Metallica", "prefix", 199))).toBe("M");
  });

  it("is the only match", () => {
    expect(leaderOf(8, match("Yankovic", "word", 3))).toBe("Yankovic");
  });

  it("has five times more listeners than every other match as typed", () => {
    expect(leaderOf(5, match("Radiohead", "prefix", 1000), match("Radio Dept.", "prefix", 200))).toBe("Radiohead");
    expect(leaderOf(5, match("Radiohead", "prefix", 1000), match("TV on the Radio", "word", 201))).toBeNull();
    expect(leaderOf(5, match("Radiohead", "prefix", 1000), match("Rabid", "typo", 900))).toBe("Radiohead");
    expect(leaderOf(8, match("Metallica", "typo", 1000), match("Metalium", "typo", 20))).toBe("Metallica");
    expect(leaderOf(8, match("Metallica", "typo", 1000), match("Metalium", "typo", 300))).toBeNull();
  });
});

describe("clearLeader(matches) is null", () => {
  it("without matches", () => {
    expect(leaderOf(5)).toBeNull();
  });

  it("if a namesake comes near", () => {
    expect(leaderOf(7, match("Nirvana", "exact", 40), match("nirvana", "exact", 9))).toBeNull();
    expect(leaderOf(7, match("Nirvana", "exact", 40), match("nirvana", "exact", 8))).toBe("Nirvana");
  });

  it("if what was typed exactly may be a misspelling of someone far better known", () => {
    expect(leaderOf(8, match("Metalica", "exact", 2), match("Metallica", "typo", 1000))).toBeNull();
  });

  it("if what was typed exactly begins the name of someone far better known", () => {
    expect(leaderOf(3, match("B.o.B", "exact", 58), match("Bob Dylan", "prefix", 480))).toBeNull();
  });

  it("if one or two letters begin a name", () => {
    expect(leaderOf(2, match("Radiohead", "prefix", 1000))).toBeNull();
  });
});
