import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Graph, graphOf, type Lists } from "./graph.ts";
import { type Route, shortestPath } from "./shortest-path.ts";

const SCALE = 100;

/** Lists from rows of `[neighbour, similarity in hundredths]`. */
function listsOf(rows: readonly (readonly (readonly [number, number])[])[]): Lists {
  const flat = rows.flat();
  const indptr = [0];
  for (const row of rows) indptr.push((indptr.at(-1) ?? 0) + row.length);
  return {
    artists: rows.length,
    indptr: Uint32Array.from(indptr),
    indices: Uint32Array.from(flat, ([neighbour]) => neighbour),
    similarities: Uint16Array.from(flat, ([, similarity]) => similarity),
  };
}

const graph = (rows: readonly (readonly (readonly [number, number])[])[]) => graphOf(listsOf(rows), SCALE);

/** Best similarity of a link in either direction, dense. */
function linksOf({ artists, indptr, indices, similarities }: Lists): number[][] {
  const links = Array.from({ length: artists }, () => new Array<number>(artists).fill(0));
  for (let artist = 0; artist < artists; artist++) {
    for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
      const other = indices[at] ?? 0;
      for (const [a, b] of [
        [artist, other],
        [other, artist],
      ] as const) {
        const row = links[a];
        if (row) row[b] = Math.max(row[b] ?? 0, similarities[at] ?? 0);
      }
    }
  }
  return links;
}

/** The oracle: tries every chain that repeats no one, and keeps the largest product of similarities; 0 if there is none. */
function bestProduct(links: number[][], from: number, to: number, avoided: ReadonlySet<number>, seen = [from]): number {
  if (from === to) return 1;
  let best = 0;
  for (const [next, similarity] of (links[from] ?? []).entries()) {
    if (similarity === 0 || seen.includes(next) || (avoided.has(next) && next !== to)) continue;
    best = Math.max(best, (similarity / SCALE) * bestProduct(links, next, to, avoided, [...seen, next]));
  }
  return best;
}

/** 2–7 artists; few similarities, 1 among them, so that ties and links of length 0 are common. */
const arbitraryLists = fc.integer({ min: 2, max: 7 }).chain((artists) =>
  fc
    .tuple(
      ...Array.from({ length: artists }, (_, artist) =>
        fc.uniqueArray(
          fc.tuple(
            fc.integer({ min: 0, max: artists - 1 }).filter((other) => other !== artist),
            fc.constantFrom(10, 50, 50, 90, 100),
          ),
          { maxLength: 3, selector: ([other]) => other },
        ),
      ),
    )
    .map(listsOf),
);
const arbitraryQuestion = arbitraryLists.chain((lists) => {
  const artist = fc.integer({ min: 0, max: lists.artists - 1 });
  return fc.record({ lists: fc.constant(lists), from: artist, to: artist, avoided: fc.uniqueArray(artist) });
});

function lengthOf(route: Route): number {
  return route.kind === "path" ? route.length : Number.POSITIVE_INFINITY;
}

const ask = (given: Graph, from: number, to: number, avoided: number[] = []) =>
  shortestPath(given, from, to, new Set(avoided.filter((artist) => artist !== from && artist !== to)));

describe("shortestPath(graph, from, to, avoided)", () => {
  it("takes two strong steps before one weak one, and one before two where their product is less", () => {
    const rows = (direct: number) => graph([[[2, direct]], [[0, 60]], [[1, 60]]]);
    expect(ask(rows(35), 0, 2)).toMatchObject({ kind: "path", artists: [0, 1, 2] });
    expect(ask(rows(37), 0, 2)).toMatchObject({ kind: "path", artists: [0, 2] });
  });

  it("follows a link that only the other side lists", () => {
    expect(ask(graph([[], [[0, 50]]]), 0, 1)).toEqual({ kind: "path", artists: [0, 1], length: -Math.log(0.5) });
  });

  it("from an artist to itself is that artist alone", () => {
    expect(ask(graph([[[1, 50]], []]), 0, 0)).toEqual({ kind: "path", artists: [0], length: 0 });
  });

  it("goes around avoided artists, and finds nothing if there is no way around", () => {
    const square = graph([
      [
        [1, 90],
        [2, 10],
      ],
      [[3, 90]],
      [[3, 10]],
      [],
    ]);
    expect(ask(square, 0, 3)).toMatchObject({ artists: [0, 1, 3] });
    expect(ask(square, 0, 3, [1])).toMatchObject({ artists: [0, 2, 3] });
    expect(ask(square, 0, 3, [1, 2])).toMatchObject({ kind: "none" });
  });

  it("says from which end the other can't be reached, and which artists can, nearest first", () => {
    const ring = [3, 4, 5, 6, 7].map((artist): [number, number][] => [
      [artist === 7 ? 3 : artist + 1, 80],
      [artist > 4 ? artist - 2 : artist + 3, 70],
    ]);
    const rows: [number, number][][] = [
      [
        [1, 20],
        [2, 30],
      ],
      [],
      [],
      ...ring,
    ];
    expect(ask(graph(rows), 0, 5)).toEqual({ kind: "none", end: "from", island: [0, 2, 1] });
    expect(ask(graph(rows), 5, 0)).toEqual({ kind: "none", end: "to", island: [0, 2, 1] });
  });

  it("finds the length that trying every chain finds, by a chain of links that avoids whom it should", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, avoided }) => {
        const links = linksOf(lists);
        const route = ask(graphOf(lists, SCALE), from, to, avoided);
        const product = bestProduct(links, from, to, new Set(avoided));
        expect(Math.exp(-lengthOf(route))).toBeCloseTo(product, 9);
        if (route.kind === "none") return;
        const { artists } = route;
        expect([artists[0], artists.at(-1)]).toEqual([from, to]);
        expect(new Set(artists).size).toBe(artists.length);
        for (const artist of artists.slice(1, -1)) expect(avoided).not.toContain(artist);
        const steps = artists.slice(1).map((artist, place) => links[artists[place] ?? 0]?.[artist] ?? 0);
        expect(steps.reduce((sum, similarity) => sum - Math.log(similarity / SCALE), 0)).toBeCloseTo(route.length, 9);
      }),
      { numRuns: 500 },
    );
  });

  it("is as long from the other end", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, avoided }) => {
        const given = graphOf(lists, SCALE);
        const there = lengthOf(ask(given, from, to, avoided));
        const back = lengthOf(ask(given, to, from, avoided));
        if (Number.isFinite(there)) expect(back).toBeCloseTo(there, 9);
        else expect(back).toBe(there);
      }),
    );
  });

  it("an island is all that its end reaches, and the other end isn't on it", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, avoided }) => {
        const route = ask(graphOf(lists, SCALE), from, to, avoided);
        if (route.kind === "path") return;
        const links = linksOf(lists);
        const [end, other] = route.end === "from" ? [from, to] : [to, from];
        const blocked = new Set(avoided.filter((artist) => artist !== end));
        const reachable = links.flatMap((_, artist) => {
          return !blocked.has(artist) && bestProduct(links, end, artist, blocked) > 0 ? [artist] : [];
        });
        expect(route.island.toSorted((a, b) => a - b)).toEqual(reachable);
        expect(route.island).not.toContain(other);
      }),
    );
  });

  it("finds the same chain every time", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to }) => {
        expect(ask(graphOf(lists, SCALE), from, to)).toEqual(ask(graphOf(lists, SCALE), from, to));
      }),
    );
  });
});
