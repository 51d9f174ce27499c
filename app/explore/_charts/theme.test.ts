import { beforeAll, describe, expect, it } from "vitest";
import { blend, type Colour, contrast, difference, EYES, readSchemes } from "../files/colours.fixture.ts";
import { BAND_EDGE_OPACITY, BAND_OPACITY, COLOUR } from "./theme.ts";

/** CIEDE2000 at which two lines, or a mark and what lies behind it, are told apart at a glance. */
const TOLD_APART = 10;
/** What two wide areas that touch need. */
const AREAS_TOLD_APART = 5;

const SCHEMES = ["light", "dark", "print"] as const;
let schemes: Awaited<ReturnType<typeof readSchemes>>;

beforeAll(async () => {
  schemes = await readSchemes();
});

/** The theme's colours in a scheme, as app/globals.css defines them, and those that they make where they overlap. */
function coloursOf(scheme: (typeof SCHEMES)[number]) {
  const colour = (role: keyof typeof COLOUR): Colour => {
    const token = /^var\(--color-([a-z-]+)\)$/.exec(COLOUR[role])?.[1] ?? "";
    const found = schemes[scheme].get(token);
    if (found === undefined) throw new Error(`${COLOUR[role]}, which is ${role}, isn't in app/globals.css`);
    return found;
  };
  const paper = colour("halo");
  const mark = colour("mark");
  const wideBand = blend(mark, BAND_OPACITY, paper);
  const narrowBand = blend(mark, BAND_OPACITY, wideBand);
  return {
    ...{ paper, mark, wideBand, narrowBand },
    wideEdge: blend(mark, BAND_EDGE_OPACITY, paper),
    narrowEdge: blend(mark, BAND_EDGE_OPACITY, wideBand),
    ink: colour("ink"),
    reference: colour("reference"),
    grid: colour("grid"),
    axis: colour("axis"),
    tickText: colour("tickText"),
    valueText: colour("valueText"),
    cursor: colour("cursor"),
  };
}

type Role = keyof ReturnType<typeof coloursOf>;

/** What lies beside or upon what in one figure and has to be told from it. */
const PAIRS: readonly (readonly [figures: string, a: Role, b: Role, least: number])[] = [
  ["bars, bins and squares on paper", "mark", "paper", TOLD_APART],
  ["bars over the grid", "mark", "grid", TOLD_APART],
  ["the bar that the pointer is at", "mark", "cursor", TOLD_APART],
  ["the median among the bins", "ink", "mark", TOLD_APART],
  ["two lines: co-listening", "mark", "ink", TOLD_APART],
  ["a curve and what it is compared with: long-tail, popularity-bias", "mark", "reference", TOLD_APART],
  ["the reference where it crosses a band: popularity-bias", "reference", "wideBand", TOLD_APART],
  ["the median within the bands: neighbour-similarity", "mark", "narrowBand", TOLD_APART],
  ["a band on paper", "wideBand", "paper", AREAS_TOLD_APART],
  ["a band within a band", "narrowBand", "wideBand", AREAS_TOLD_APART],
  ["the outline of a band", "wideEdge", "paper", TOLD_APART],
  ["the outline of a band within a band", "narrowEdge", "wideBand", TOLD_APART],
  ["the axis on paper", "axis", "paper", TOLD_APART],
];

describe.each(SCHEMES)("COLOUR in the %s scheme", (scheme) => {
  for (const [eye, see] of Object.entries(EYES)) {
    it.each(PAIRS)(`${eye}: %s`, (_, a, b, least) => {
      const colours = coloursOf(scheme);
      expect(difference(see(colours[a]), see(colours[b]))).toBeGreaterThan(least);
    });
  }

  // WCAG 1.4.11. Areas of bands need not: their outlines do. Nor need the grid, which repeats what the labels say.
  it.each([
    ["mark", "paper"],
    ["mark", "cursor"],
    ["mark", "narrowBand"],
    ["ink", "paper"],
    ["reference", "paper"],
    ["reference", "wideBand"],
    ["axis", "paper"],
    ["wideEdge", "paper"],
    ["narrowEdge", "wideBand"],
  ] as const)("%s reaches 3:1 on %s", (a, b) => {
    const colours = coloursOf(scheme);
    expect(contrast(colours[a], colours[b])).toBeGreaterThanOrEqual(3);
  });

  // WCAG 1.4.3; labels of bars lie on the cursor where the pointer is.
  it.each([
    ["tickText", "paper"],
    ["valueText", "paper"],
    ["tickText", "cursor"],
    ["valueText", "cursor"],
  ] as const)("%s reaches 4.5:1 on %s", (a, b) => {
    const colours = coloursOf(scheme);
    expect(contrast(colours[a], colours[b])).toBeGreaterThanOrEqual(4.5);
  });
});

describe("EYES", () => {
  it("see red and green of one lightness alike without red or green cones, blue and green without blue ones", () => {
    const red: Colour = { mode: "rgb", r: 0.75, g: 0.2, b: 0 };
    const green: Colour = { mode: "rgb", r: 0.36, g: 0.43, b: 0 };
    expect(difference(red, green)).toBeGreaterThan(40);
    expect(difference(EYES.deuteranopia?.(red) ?? red, EYES.deuteranopia?.(green) ?? green)).toBeLessThan(10);
    const white: Colour = { mode: "rgb", r: 1, g: 1, b: 1 };
    for (const see of Object.values(EYES)) expect(difference(see(white), white)).toBeLessThan(0.1);
  });
});
