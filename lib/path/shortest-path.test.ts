import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIN_SHARED } from "../primitives/min-shared.ts";
import { type Graph, graphOf, type Lists } from "./graph.ts";
import { type Route, shortestPath, type Wish } from "./shortest-path.ts";

const SCALE = 100;

/** Shared listeners of a pair, if the test names none. */
const MANY = 9;

/** `[neighbour, similarity in hundredths, shared listeners]` */
type Row = readonly (readonly [number, number, number?])[];

function listsOf(rows: readonly Row[]): Lists {
  const flat = rows.flat();
  const indptr = [0];
  for (const row of rows) indptr.push((indptr.at(-1) ?? 0) + row.length);
  return {
    artists: rows.length,
    indptr: Uint32Array.from(indptr),
    indices: Uint32Array.from(flat, ([neighbour]) => neighbour),
    similarities: Uint16Array.from(flat, ([, similarity]) => similarity),
    shared: Uint8Array.from(flat, ([, , shared = MANY]) => shared),
  };
}

const graph = (rows: readonly Row[]) => graphOf(listsOf(rows), SCALE);

interface Link {
  similarity: number;
  isThin: boolean;
}

/** Best link in either direction, dense. */
function linksOf({ artists, indptr, indices, similarities, shared }: Lists): (Link | undefined)[][] {
  const links = Array.from({ length: artists }, () => new Array<Link | undefined>(artists).fill(undefined));
  for (let artist = 0; artist < artists; artist++) {
    for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
      const other = indices[at] ?? 0;
      for (const [a, b] of [
        [artist, other],
        [other, artist],
      ] as const) {
        const row = links[a];
        const similarity = Math.max(row?.[b]?.similarity ?? 0, similarities[at] ?? 0);
        if (row) row[b] = { similarity, isThin: (shared[at] ?? 0) < MIN_SHARED };
      }
    }
  }
  return links;
}

/** What a route is judged by: steps count for the shortest only. */
interface Worth {
  steps: number;
  thin: number;
  product: number;
}

const worthOf = (kind: Wish["kind"], links: readonly Link[]): Worth => ({
  steps: kind === "shortest" ? links.length : 0,
  thin: links.filter(({ isThin }) => isThin).length,
  product: links.reduce((product, { similarity }) => product * (similarity / SCALE), 1),
});

const isBetter = (a: Worth, b: Worth) =>
  a.steps !== b.steps ? a.steps < b.steps : a.thin !== b.thin ? a.thin < b.thin : a.product > b.product;

/** The oracle: tries every chain that repeats no one. @returns the worth of the best, null if there is none */
function bestWorth(
  links: (Link | undefined)[][],
  from: number,
  to: number,
  wish: Wish,
  seen = [from],
  way: Link[] = [],
): Worth | null {
  if (from === to) return worthOf(wish.kind, way);
  let best: Worth | null = null;
  for (const [next, link] of (links[from] ?? []).entries()) {
    if (!link || link.similarity < wish.min || seen.includes(next) || wish.avoided.has(next)) continue;
    const worth = bestWorth(links, next, to, wish, [...seen, next], [...way, link]);
    if (worth && (best === null || isBetter(worth, best))) best = worth;
  }
  return best;
}

/** 2–6 artists; few similarities, 1 among them, so that ties and links of length 0 are common; shared is the same from both sides. */
const arbitraryLists = fc.integer({ min: 2, max: 6 }).chain((artists) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(2, MANY), { minLength: artists ** 2, maxLength: artists ** 2 }),
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
    .map(([shared, ...rows]) => {
      const sharedBy = (a: number, b: number) => shared[Math.min(a, b) * artists + Math.max(a, b)] ?? MANY;
      return listsOf(
        rows.map((row, artist) =>
          row.map(([other, similarity]) => [other, similarity, sharedBy(artist, other)] as const),
        ),
      );
    }),
);
const arbitraryQuestion = arbitraryLists.chain((lists) => {
  const artist = fc.integer({ min: 0, max: lists.artists - 1 });
  return fc
    .record({
      lists: fc.constant(lists),
      from: artist,
      to: artist,
      kind: fc.constantFrom<Wish["kind"][]>("smoothest", "shortest"),
      min: fc.constantFrom(0, 0, 50),
      avoided: fc.uniqueArray(artist),
    })
    .map(({ kind, min, avoided, ...rest }) => ({
      ...rest,
      wish: { kind, min, avoided: new Set(avoided.filter((one) => one !== rest.from && one !== rest.to)) },
    }));
});

const wishFor = (wish: Partial<Wish> = {}): Wish => ({ kind: "smoothest", min: 0, avoided: new Set(), ...wish });

const ask = (given: Graph, from: number, to: number, avoided: number[] = []) =>
  shortestPath(given, from, to, wishFor({ avoided: new Set(avoided) }));

const worthOfRoute = (kind: Wish["kind"], route: Route) => (route.kind === "path" ? worthOf(kind, route.steps) : null);

function expectSame(found: Worth | null, expected: Worth | null): void {
  expect(found).toEqual(expected === null ? null : { ...expected, product: expect.closeTo(expected.product, 9) });
}

describe("shortestPath(graph, from, to, wish)", () => {
  it("takes two strong steps before one weak one, and one before two where their product is less", () => {
    const rows = (direct: number) => graph([[[2, direct]], [[0, 60]], [[1, 60]]]);
    expect(ask(rows(35), 0, 2)).toMatchObject({ kind: "path", artists: [0, 1, 2] });
    expect(ask(rows(37), 0, 2)).toMatchObject({ kind: "path", artists: [0, 2] });
  });

  it("follows a link that only the other side lists", () => {
    expect(ask(graph([[], [[0, 50]]]), 0, 1)).toEqual({
      kind: "path",
      artists: [0, 1],
      steps: [{ similarity: 50, isThin: false }],
    });
  });

  it("from an artist to itself is that artist alone", () => {
    expect(ask(graph([[[1, 50]], []]), 0, 0)).toEqual({ kind: "path", artists: [0], steps: [] });
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
    const ring = [3, 4, 5, 6, 7].map(
      (artist): Row => [
        [artist === 7 ? 3 : artist + 1, 80],
        [artist > 4 ? artist - 2 : artist + 3, 70],
      ],
    );
    const rows: Row[] = [
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

  it("takes any number of well-supported steps before a thin one, and a thin one where nothing else leads there", () => {
    const rows = (shared: number) => graph([[[2, 90, shared]], [[0, 20]], [[1, 20]]]);
    expect(ask(rows(4), 0, 2)).toMatchObject({ artists: [0, 1, 2] });
    expect(ask(rows(5), 0, 2)).toMatchObject({ artists: [0, 2] });
    expect(ask(rows(4), 0, 2, [1])).toMatchObject({ steps: [{ similarity: 90, isThin: true }] });
  });

  it("the shortest has the fewest steps, of equally many the fewest thin ones", () => {
    const rows = graph([
      [
        [1, 90],
        [2, 20, 2],
        [3, 10],
      ],
      [[2, 90]],
      [[4, 90]],
      [[4, 10]],
      [],
    ]);
    expect(shortestPath(rows, 0, 4, wishFor())).toMatchObject({ artists: [0, 1, 2, 4] });
    expect(shortestPath(rows, 0, 4, wishFor({ kind: "shortest" }))).toMatchObject({ artists: [0, 3, 4] });
  });

  it("follows no link below the minimum", () => {
    const rows = graph([[[1, 30]], [[2, 20]], []]);
    expect(shortestPath(rows, 0, 2, wishFor({ min: 20 }))).toMatchObject({ artists: [0, 1, 2] });
    expect(shortestPath(rows, 0, 2, wishFor({ min: 21 }))).toMatchObject({ kind: "none" });
  });

  it("finds the best of all chains, by the similarities that it returns", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, wish }) => {
        const links = linksOf(lists);
        const route = shortestPath(graphOf(lists, SCALE), from, to, wish);
        expectSame(worthOfRoute(wish.kind, route), bestWorth(links, from, to, wish));
        if (route.kind === "none") return;
        const { artists, steps } = route;
        expect([artists[0], artists.at(-1)]).toEqual([from, to]);
        expect(new Set(artists).size).toBe(artists.length);
        for (const artist of artists) expect(wish.avoided).not.toContain(artist);
        expect(steps).toEqual(artists.slice(1).map((artist, place) => links[artists[place] ?? 0]?.[artist]));
      }),
      { numRuns: 500 },
    );
  });

  it("is as good from the other end", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, wish }) => {
        const given = graphOf(lists, SCALE);
        const back = worthOfRoute(wish.kind, shortestPath(given, to, from, wish));
        expectSame(worthOfRoute(wish.kind, shortestPath(given, from, to, wish)), back);
      }),
    );
  });

  it("an island is all that its end reaches, and the other end isn't on it", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, wish }) => {
        const route = shortestPath(graphOf(lists, SCALE), from, to, wish);
        if (route.kind === "path") return;
        const links = linksOf(lists);
        const [end, other] = route.end === "from" ? [from, to] : [to, from];
        const reachable = links.flatMap((_, artist) => (bestWorth(links, end, artist, wish) ? [artist] : []));
        expect(route.island.toSorted((a, b) => a - b)).toEqual(reachable);
        expect(route.island).not.toContain(other);
      }),
    );
  });

  it("finds the same chain every time", () => {
    fc.assert(
      fc.property(arbitraryQuestion, ({ lists, from, to, wish }) => {
        const again = shortestPath(graphOf(lists, SCALE), from, to, wish);
        expect(shortestPath(graphOf(lists, SCALE), from, to, wish)).toEqual(again);
      }),
    );
  });
});
