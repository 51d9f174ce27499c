import { describe, expect, it } from "vitest";
import { randomStream } from "../../random/random-stream.ts";
import { aliasTable, drawAlias } from "./alias-table.ts";
import { createShapeTally, type ShapeTally, shapeRows } from "./rows.ts";

function simulate(rows: number, seed = 7): { text: string; tally: ShapeTally } {
  const tally = createShapeTally();
  return { text: Buffer.concat([...shapeRows({ seed, rows }, tally)]).toString("utf8"), tally };
}

const ROWS = 100_000;
const made = simulate(ROWS);
const sound = made.text.split("\n").flatMap((line) => {
  const [user = "", mbid = "", artist = "", plays = "", ...rest] = line.split("\t");
  return rest.length === 0 && /^[0-9a-f]{40}$/.test(user) && /^[1-9]\d*$/.test(plays) && artist.trim() !== ""
    ? [{ user, mbid, artist, plays: Number(plays) }]
    : [];
});
const listenersOf = new Map<string, number>();
for (const { artist } of sound) listenersOf.set(artist, (listenersOf.get(artist) ?? 0) + 1);

describe("shapeRows({ seed, rows })", () => {
  it("gives exactly that many lines, and the same bytes for the same seed alone", () => {
    expect(made.text.endsWith("\n")).toBe(true);
    expect(made.text.split("\n")).toHaveLength(ROWS + 1);
    expect(made.tally.rows).toBe(ROWS);
    expect(simulate(ROWS).text === made.text).toBe(true);
    expect(made.text.startsWith(simulate(10, 8).text)).toBe(false);
  });

  it("has about 49 rows per user, users ascending and together", () => {
    const users = [...new Set(sound.map(({ user }) => user))];
    expect(ROWS / users.length).toBeGreaterThan(47);
    expect(ROWS / users.length).toBeLessThan(51);
    expect(users).toEqual([...users].sort());
    const changes = sound.filter(({ user }, at) => user !== sound[at - 1]?.user);
    expect(changes).toHaveLength(users.length);
  });

  it("gives the first artist a fifth of the users, and the tail most of the artists", () => {
    const counts = [...listenersOf.values()].sort((a, b) => b - a);
    const users = new Set(sound.map(({ user }) => user)).size;
    expect((counts[0] ?? 0) / users).toBeGreaterThan(0.15);
    expect((counts[0] ?? 0) / users).toBeLessThan(0.25);
    expect(counts.filter((count) => count < 3).length / counts.length).toBeGreaterThan(0.5);
  });

  it("has a mean of about 215 plays per row and a median of 94", () => {
    const plays = sound.map((row) => row.plays).sort((a, b) => a - b);
    const mean = plays.reduce((sum, value) => sum + value, 0) / plays.length;
    expect(mean).toBeGreaterThan(190);
    expect(mean).toBeLessThan(240);
    expect(plays[plays.length >> 1]).toBeGreaterThan(85);
    expect(plays[plays.length >> 1]).toBeLessThan(105);
  });

  it("clusters: listeners of an artist share others of its genre more often than by chance", () => {
    const usersOf = new Map<string, Set<string>>();
    for (const { user, artist } of sound) usersOf.set(artist, (usersOf.get(artist) ?? new Set()).add(user));
    const middling = [...listenersOf].sort((a, b) => b[1] - a[1]).slice(20, 120);
    const users = new Set(sound.map(({ user }) => user)).size;
    const lifts = middling.flatMap(([a, na], at) =>
      middling.slice(at + 1).map(([b, nb]) => {
        const both = [...(usersOf.get(a) ?? [])].filter((user) => usersOf.get(b)?.has(user)).length;
        return (both * users) / (na * nb);
      }),
    );
    expect(lifts.filter((lift) => lift > 3).length / lifts.length).toBeGreaterThan(0.005);
  });

  it("has faults of each kind in about 0.2% of the rows", () => {
    const flawed = [...made.tally.flaws.values()].reduce((sum, rows) => sum + rows, 0);
    expect(made.tally.flaws.size).toBeGreaterThanOrEqual(13);
    expect(flawed / ROWS).toBeGreaterThan(0.001);
    expect(flawed / ROWS).toBeLessThan(0.004);
  });
});

describe("aliasTable(items, weights)", () => {
  it("draws in proportion to the weights", () => {
    const table = aliasTable(Uint32Array.of(10, 20, 30, 40), Float64Array.of(1, 2, 3, 14));
    const random = randomStream(1, "alias");
    const drawn = new Map<number, number>();
    for (let at = 0; at < 40_000; at++) {
      const item = drawAlias(table, random);
      drawn.set(item, (drawn.get(item) ?? 0) + 1);
    }
    const shares = [10, 20, 30, 40].map((item) => (drawn.get(item) ?? 0) / 40_000);
    for (const [at, expected] of [0.05, 0.1, 0.15, 0.7].entries()) expect(shares[at]).toBeCloseTo(expected, 1);
  });
});
