import { expect, it } from "vitest";
import type { MatchKind } from "./match.ts";
import { type Match, splitTail } from "./rank.ts";

const match = (slug: string, kind: MatchKind, listeners: number): Match => ({
  name: slug,
  slug,
  kind,
  listeners,
  tags: [],
});
const slugs = (matches: readonly Match[]) => matches.map(({ slug }) => slug);

it("splitTail(matches, minListeners) keeps what was typed exactly and what enough people hear, in order", () => {
  const matches = [match("a", "exact", 1), match("b", "prefix", 9), match("c", "prefix", 2), match("d", "word", 3)];
  const { heard, tail } = splitTail(matches, 3);
  expect(slugs(heard)).toEqual(["a", "b", "d"]);
  expect(slugs(tail)).toEqual(["c"]);
});

it("splitTail(matches, minListeners) hides nothing if that would hide everything", () => {
  const { heard, tail } = splitTail([match("a", "prefix", 1), match("b", "word", 2)], 3);
  expect(slugs(heard)).toEqual(["a", "b"]);
  expect(tail).toEqual([]);
});
