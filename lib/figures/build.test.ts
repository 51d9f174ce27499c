import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { placeHref } from "./_shared/figure.ts";
import type { Plot } from "./_shared/plot.ts";
import { data, explore } from "./explore.fixture.ts";
import { buildFigure, FIGURES, findFigure } from "./index.ts";
import { DEFAULT_STATE, type ExploreState, figureState } from "./state.ts";

function build(id: string, state: Partial<ExploreState> = {}, changed: Partial<typeof explore.figures> = {}) {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  const figures = { ...explore.figures, ...changed };
  return buildFigure(
    figure,
    { ...data, explore: { ...explore, figures } },
    figureState(figure, { ...DEFAULT_STATE, ...state }),
  );
}

const findingOf = (...parameters: Parameters<typeof build>) => build(...parameters).finding;

/** Every position that a plot gives to something it draws. */
function positionsOf(plot: Plot): number[] {
  const ticks = [...plot.xTicks, ...("yTicks" in plot ? plot.yTicks : [])].map(({ at }) => at);
  if (plot.kind === "bars") return [...ticks, ...plot.bars.map(({ share }) => share)];
  if (plot.kind === "histogram") return [...ticks, ...plot.bins.map(({ share }) => share), plot.marker?.at ?? 0];
  if (plot.kind === "cells") {
    const cells = plot.cells.flatMap(({ column, row, side }) => [column / plot.columns, row / plot.rows, side]);
    return [...ticks, ...cells, ...plot.line.points.flat()];
  }
  const lines = plot.lines.flatMap(({ ys }) => ys.map((y) => y ?? 0));
  const bands = plot.bands.flatMap(({ lows, highs }) => [...lows, ...highs]);
  const reference = plot.reference === null ? [] : [...plot.reference.from, ...plot.reference.to];
  return [...ticks, ...lines, ...bands, ...reference, ...plot.steps.map(({ x }) => x)];
}

describe("buildFigure(figure, data, state)", () => {
  it.each(FIGURES)("$id has a sentence, axis titles, as many links as rows, and draws inside its box", ({ id }) => {
    const { finding, xTitle, yTitle, table, plot } = build(id);
    expect(finding).toMatch(/^[A-Z0-9].*\.$/);
    expect(finding).not.toMatch(/NaN|Infinity|undefined|null/);
    expect([xTitle, yTitle].every((title) => title.length > 3)).toBe(true);
    expect(table.hrefs).toHaveLength(table.rows.length);
    expect(table.columns.map((column) => column.id)).toContain(table.rowHeader);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    for (const at of plot === null ? [] : positionsOf(plot)) {
      expect(at).toBeGreaterThanOrEqual(-1e-9);
      expect(at).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});

/** Columns that no query has: ranks, shares of a total that the query does not give, and words for an id. */
const DERIVED: Readonly<Record<string, readonly string[]>> = {
  "most-listeners": ["place"],
  "most-plays": ["place"],
  "highest-average-plays": ["place"],
  "rejected-rows": ["outcome", "share"],
  "names-and-duplicates": ["name", "of_what"],
};

/** The query of a figure, with the one that bins its distribution. */
async function sqlOf({ id, distribution }: (typeof FIGURES)[number]): Promise<string> {
  const files = [`./${id}/query.sql`, ...(distribution ? [`./_shared/${distribution.over}/histogram.sql`] : [])];
  return (await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), "utf8")))).join("\n");
}

describe("the table of a figure", () => {
  it.each(FIGURES)("of $id has the query's names of columns", async (figure) => {
    const names = new Set((await sqlOf(figure)).match(/\w+/g));
    const derived = DERIVED[figure.id] ?? [];
    const ids = build(figure.id).table.columns.map(({ id }) => id);
    expect(ids.filter((id) => !names.has(id) && !derived.includes(id))).toEqual([]);
  });
});

describe("sentences", () => {
  it.each([
    ["most-listeners", "Björk has been played by 6 of 8 listeners (75%); Low, number 2, by 3 (38%)."],
    [
      "most-plays",
      "Björk has the most plays: 600, from 6 listeners. The 2 artists shown account for 50% of all plays.",
    ],
    [
      "highest-average-plays",
      "Among artists with at least 3 listeners, Björk has the most plays per listener: 100 on average, from 6 listeners. The median for such artists is 50.",
    ],
    [
      "listeners-per-artist",
      "60% of the 5 artists have just one listener. The most listened to, Björk, has 6; one in a hundred has 6 or more.",
    ],
    [
      "plays-per-artist",
      "Half of the 5 artists were played at most 50 times. The mean, 300, is 6 times that: a few artists pull it up, above all Björk, played 600 times.",
    ],
    [
      "long-tail",
      "Of the 200 artists, the most played 1% (2) account for 40% of all plays, the top 7 artists for half of them. The Gini coefficient is 0.71: 0 would mean that all are played equally, 1 that one has every play.",
    ],
    [
      "sparsity",
      "Of the 40 possible listener–artist pairs, 30% exist: the matrix is 70% empty. Of those with the most popular artist, 75% exist.",
    ],
    [
      "co-listening",
      "4 pairs of artists share at least one listener, 40% of all possible pairs. The most that any two share is 3.",
    ],
    [
      "popularity-bias",
      "For 75% of artists, the median of their ten nearest neighbours is more popular than they are. Artists with 1 listener have neighbours with a median of 3 listeners; for artists with 5 to 9 listeners, it is 3.",
    ],
    [
      "names-and-duplicates",
      "2 spellings or ids were merged into another; 3 rows that repeated a listener and artist were added to the first. 4 artists have no MusicBrainz identifier (MBID), which is not a problem: artists are told apart by name.",
    ],
    ["rejected-rows", "15 of 20 rows were kept (75%); 5 were rejected, most often because the user is missing (5)."],
  ])("%s: %s", (id, sentence) => {
    expect(findingOf(id)).toBe(sentence);
  });

  it("a minimum is named, and changes the numbers", () => {
    expect(findingOf("plays-per-artist", { min: 3 })).toBe(
      "Half of the 2 artists with at least 3 listeners were played at most 150 times. The mean is 200; the maximum is 600, for Björk.",
    );
    expect(findingOf("most-plays", { min: 5 })).toMatch(/^Among artists with at least 3 listeners, Björk/);
    expect(findingOf("long-tail", { min: 3 })).toBe("No artist has that many listeners.");
  });

  it("without a floor the ranking by average says what it finds", () => {
    expect(findingOf("highest-average-plays", { floor: 1 })).toMatch(
      /Without a minimum, this ranking mostly finds accidents/,
    );
    // The page's minimum holds for it too.
    expect(findingOf("highest-average-plays", { floor: 1, min: 3 })).toMatch(/^Among artists with at least 3/);
  });

  it("a cut scale says what lies beyond, a linear one what its first bin swallows", () => {
    expect(findingOf("listeners-per-artist", { views: { "listeners-per-artist": "cut-fewer" } })).toMatch(
      /Cut off at the 95th percentile: 1 of 5 artists lie beyond 4\.$/,
    );
    expect(findingOf("listeners-per-artist", { views: { "listeners-per-artist": "linear-fewer" } })).toMatch(
      /In equal bins, 60% of them fall into the first\.$/,
    );
  });
});

describe("small datasets", () => {
  it("of fewer than five listeners say that nothing is published, not that there is nothing", () => {
    const facts = { ...data.facts, users: 4 };
    const hidden: string[] = [];
    for (const figure of FIGURES) {
      const { finding } = buildFigure(figure, { ...data, facts }, figureState(figure, DEFAULT_STATE));
      if (finding === "Not published: this needs at least 5 listeners, and the dataset has 4.") hidden.push(figure.id);
    }
    const shown = FIGURES.map(({ id }) => id).filter((id) => !hidden.includes(id));
    expect(shown).toEqual(["rejected-rows", "names-and-duplicates"]);
  });

  it("do not claim that anyone has lists which no one has", () => {
    const rows = explore.figures["neighbour-similarity"].slice(0, 1);
    expect(findingOf("neighbour-similarity", {}, { "neighbour-similarity": rows })).toMatch(/No artist has all 2\.$/);
  });

  it("name no least and most where all are alike", () => {
    const rows = explore.figures["neighbour-reciprocity"].slice(0, 1);
    expect(findingOf("neighbour-reciprocity", {}, { "neighbour-reciprocity": rows })).toMatch(
      /all artists compete for them\.$/,
    );
  });
});

describe("rankings", () => {
  it("lead to the list of all artists in their order", () => {
    const drawn = FIGURES.map(({ id }) => build(id));
    const hrefs = drawn.flatMap(({ whole }) => whole?.href ?? []);
    expect(hrefs).toEqual(["/artists", "/artists/plays/1", "/artists/average-plays/1"]);
  });
});

describe("distributions", () => {
  it("that are cut where their floor wants it lead to artists only where those with a page are cut alike", () => {
    const edgesByFloor = [
      [0, 2, 4, 6],
      [0, 5, 10, 15],
    ];
    const histograms = explore.figures["listeners-per-artist"].histograms.map((one) => ({ ...one, edgesByFloor }));
    const cutAt = (min: number) => {
      const state = { min, views: { "listeners-per-artist": "cut-fewer" as const } };
      const changed = { "listeners-per-artist": { ...explore.figures["listeners-per-artist"], histograms } };
      const { rows, hrefs } = build("listeners-per-artist", state, changed).table;
      return { edge: rows[0]?.[1], hasLinks: hrefs.some((href) => href !== null) };
    };
    expect(cutAt(1)).toEqual({ edge: 2, hasLinks: false });
    expect(cutAt(3)).toEqual({ edge: 5, hasLinks: true });
  });

  it("give the share of a bin where the pointer is", () => {
    const { plot } = build("listeners-per-artist");
    const tooltips = plot?.kind === "histogram" ? plot.bins.map(({ tooltip }) => tooltip.join(" · ")) : [];
    expect(tooltips[0]).toBe("Listeners per artist: 1 · 3 artists, 60%");
  });

  it("lead from a bin to the place where its artists begin among those that have a page", () => {
    const { table } = build("listeners-per-artist");
    // No one in the first bin has a page; the artist with six listeners is the first, the one with three the second.
    expect(table.hrefs).toEqual([null, "/artists#place-2", "/artists#place-1"]);
    expect(build("plays-per-artist").table.hrefs.at(-1)).toBe("/artists/plays/1#place-1");
  });

  it("of listeners merge bins, draw a merged one as wide as it is and as high as one of its parts, and name an open end", () => {
    const { plot, table, finding } = build("plays-per-listener");
    if (plot?.kind !== "histogram") throw new Error("no histogram");
    // 150 to below 460 takes three sixths of a decade.
    expect(plot.bins.map(({ slots }) => slots)).toEqual([1, 3, 0, 0]);
    expect(plot.bins.map(({ share }) => share)).toEqual([1, 8 / 3 / 12, 8 / 3 / 12, 8 / 3 / 12]);
    expect(plot.bins[1]?.tooltip).toEqual(["Plays per listener: 150–459", "8 listeners, 40%"]);
    expect(table.rows).toEqual([
      [100, 150, 12],
      [150, 460, 8],
    ]);
    expect(finding).toMatch(/lies between 100 and 109 plays; the mean is 188, and no one has more than 459\./);
  });

  it("of listeners leave a gap without listeners, and end with what lies above", () => {
    const { plot, table, finding } = build("artists-per-listener");
    if (plot?.kind !== "histogram") throw new Error("no histogram");
    expect(plot.bins.map(({ slots, tooltip }) => [slots, tooltip[0]])).toEqual([
      [1, "Artists per listener: 1"],
      [1, "No listeners"],
      [1, "Artists per listener: 4 or more"],
    ]);
    expect(table.rows.at(-1)).toEqual([4, null, 6]);
    expect(finding).toMatch(
      /^Half of the 18 listeners have at most 1 artist; the mean is 1\.5, and 6 have 4 or more\./,
    );
  });

  it("placeHref finds the page of a place", () => {
    expect(placeHref("popular", 100)).toBe("/artists#place-100");
    expect(placeHref("popular", 101)).toBe("/artists/popular/2#place-101");
    expect(placeHref("average-plays", 1)).toBe("/artists/average-plays/1#place-1");
  });

  it("as CCDF give the share that reaches each value, down to the last artist", () => {
    const { table, plot } = build("listeners-per-artist", { views: { "listeners-per-artist": "ccdf" } });
    expect(table.rows).toEqual([
      [1, 5, 1],
      [2, 2, 0.4],
      [3, 2, 0.4],
      [6, 1, 0.2],
    ]);
    expect(plot?.kind === "lines" && plot.lines[0]?.ys[0]).toBe(1);
  });
});
