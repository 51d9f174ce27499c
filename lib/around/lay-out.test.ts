import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut, type Size, type Stages } from "./lay-out.ts";
import { connected, type OpenArtist } from "./network.ts";
import { reservedHeight } from "./reserved.ts";

/** Artist n of a made-up world: its ten nearest follow from `seed`. */
function artistOf(n: number, seed: number): OpenArtist {
  const near = new Set<number>();
  for (let k = 1; near.size < 10; k++) near.add((n * 7 + k * (1 + (seed % 5)) + (k % 3) * n) % 97);
  near.delete(n);
  return {
    ...{ edition: "e", slug: `a${n}`, name: `a${n}`, listeners: 9, tags: [] },
    near: [...near].map((other) => ({
      ...{ slug: `a${other}`, name: `a${other}`, listeners: 9, tags: [] },
      ...{ similarity: 0.5, overlap: 3, lowConfidence: false, isMutual: false },
    })),
  };
}

/** The first artist and `count` more, each near one before it. */
function walk(seed: number, count: number): OpenArtist[] {
  const opened = [artistOf(seed % 97, seed)];
  for (let k = 0; k < count; k++) {
    const near = opened[(seed + k) % opened.length]?.near ?? [];
    const next = near[(seed * 3 + k) % near.length];
    if (next && !opened.some(({ slug }) => slug === next.slug)) opened.push(artistOf(Number(next.slug.slice(1)), seed));
  }
  return connected(opened);
}

/** Names are of various lengths. */
const sizeOf = (slug: string): Size => ({
  width: 44 + (Number(slug.slice(1)) % 46),
  height: 44 + 16 * (Number(slug.slice(1)) % 2),
});

const frame = (width: number, kind: "narrow" | "wide") => (artists: number) => ({
  ...{ width, height: 16 * reservedHeight(artists)[kind] },
});
const PHONE = frame(362, "narrow");
const DESKTOP = frame(830, "wide");

describe("layOut(opened, frame, sizeOf)", () => {
  it("keeps every artist inside the frame's width and its own height, and no box over another", () => {
    const frames = fc.constantFrom(PHONE, DESKTOP, frame(292, "narrow"));
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 0, max: 7 }), frames, (seed, count, frameOf) => {
        const opened = walk(seed, count);
        const { places, height } = layOut(opened, frameOf, sizeOf);
        const room = frameOf(places.size);
        const boxes = [...places].map(([slug, { x, y }]) => ({ slug, x, y, ...sizeOf(slug) }));
        expect(boxes.length).toBeGreaterThan(9);
        for (const [index, a] of boxes.entries()) {
          expect(a.x - a.width / 2).toBeGreaterThanOrEqual(-0.01);
          expect(a.x + a.width / 2).toBeLessThanOrEqual(room.width + 0.01);
          expect(a.y - a.height / 2).toBeGreaterThanOrEqual(-0.01);
          expect(a.y + a.height / 2).toBeLessThanOrEqual(height + 0.01);
          for (const b of boxes.slice(index + 1)) {
            const isApart =
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
            expect(isApart, `${a.slug} and ${b.slug}`).toBe(true);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it("gives the same artists the same places, whether it starts anew or from the stage before", () => {
    const stages: Stages = new Map();
    layOut(walk(3, 3), DESKTOP, sizeOf, stages);
    expect(layOut(walk(3, 4), DESKTOP, sizeOf, stages)).toEqual(layOut(walk(3, 4), DESKTOP, sizeOf));
  });

  it("keeps the height that the page reserves, or nearly", () => {
    for (const [frameOf, count] of [PHONE, DESKTOP].flatMap((one) => [0, 3, 7].map((open) => [one, open] as const))) {
      const { places, height } = layOut(walk(3, count), frameOf, sizeOf);
      expect(height / frameOf(places.size).height).toBeLessThan(1.15);
    }
  });

  it("leaves artists about where they were when another is opened", () => {
    const before = layOut(walk(3, 2), DESKTOP, sizeOf).places;
    const after = layOut(walk(3, 3), DESKTOP, sizeOf).places;
    const moves = [...before].map(([slug, { x, y }]) =>
      Math.hypot(x - (after.get(slug)?.x ?? 0), y - (after.get(slug)?.y ?? 0)),
    );
    expect(after.size).toBeGreaterThan(before.size);
    expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeLessThan(0.2 * 830);
  });

  it("draws an artist alone in the middle", () => {
    const alone = { ...artistOf(1, 1), near: [] };
    expect(layOut([alone], PHONE, sizeOf).places.get("a1")).toEqual({ x: 181, y: 240 });
  });
});
