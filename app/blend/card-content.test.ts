import { expect, test } from "vitest";
import { blendCard } from "./card-content.ts";

const listed = (slug: string, similarity: number) => ({
  ...{ slug, name: slug.toUpperCase(), listeners: 10, similarity, overlap: 5, lift: 2 },
  ...{ tags: [], lowConfidence: false },
});
const input = (slug: string, neighbours: ReturnType<typeof listed>[]) => ({
  artist: { slug, name: slug.toUpperCase(), listeners: 100, tags: [], neighbours },
  weight: 1,
});

test("a blend's card names its artists, and the best results with how many of them each is similar to", () => {
  const content = blendCard([input("x", [listed("a", 0.9), listed("b", 0.5)]), input("y", [listed("a", 0.9)])], false);
  expect(content.title.map(({ name }) => name)).toEqual(["X", "Y"]);
  expect(content.rows).toMatchObject([
    { artists: [{ name: "A" }], evidence: "similar to 2 of 2" },
    { artists: [{ name: "B" }], evidence: "similar to 1 of 2" },
  ]);
  expect(blendCard([], true).foot).toContain("simulated");
});
