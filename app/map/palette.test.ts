import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CLUSTER_COLOURS, OTHERS_COLOUR, paletteCss } from "./palette.ts";

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const DEFICIENCIES: Record<string, readonly Triple[]> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (row: Triple, [a, b, c]: Triple) => row[0] * a + row[1] * b + row[2] * c;

/** Ottosson 2020: `oklch(L C h)` → linear RGB. */
function linearRgb(colour: string): Triple {
  const [, L = 0, C = 0, h = 0] = (/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(colour) ?? []).map(Number);
  const a = C * Math.cos((h * Math.PI) / 180);
  const b = C * Math.sin((h * Math.PI) / 180);
  const lms = [
    (L + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (L - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (L - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  return [
    dot([4.0767416621, -3.3077115913, 0.2309699292], lms),
    dot([-1.2684380046, 2.6097574011, -0.3413193965], lms),
    dot([-0.0041960863, -0.7034186147, 1.707614701], lms),
  ];
}

function okLab(rgb: Triple): Triple {
  const [r, g, b] = rgb.map((value) => Math.max(0, value)) as [number, number, number];
  const lms = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], [r, g, b])),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], [r, g, b])),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], [r, g, b])),
  ] as const;
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ];
}

const luminance = (colour: string) => dot([0.2126, 0.7152, 0.0722], linearRgb(colour));

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const css = await readFile(fileURLToPath(new URL("../globals.css", import.meta.url)), "utf8");
const [light = "", dark = ""] = [...css.matchAll(/--color-paper: (oklch\([^)]+\))/g)].map((match) => match[1] ?? "");

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("the map's colours in the %s scheme", (scheme, paper) => {
  it("stand out from the paper by 3:1 at least (WCAG 1.4.11)", () => {
    for (const colour of [...CLUSTER_COLOURS, OTHERS_COLOUR])
      expect(contrast(colour[scheme], paper)).toBeGreaterThan(3);
  });

  it.each(Object.entries(DEFICIENCIES))("differ from each other for eyes with deficiency: %s", (_, matrix) => {
    const seen = CLUSTER_COLOURS.map((colour) => {
      const rgb = linearRgb(colour[scheme]);
      return okLab(matrix.map((row) => dot(row, rgb)) as [number, number, number]);
    });
    for (const [index, one] of seen.entries()) {
      // Twice and a half what is just noticeable, 0.02 in OKLab.
      for (const other of seen.slice(0, index))
        expect(Math.hypot(...one.map((value, axis) => value - (other[axis] ?? 0)))).toBeGreaterThan(0.045);
    }
  });
});

it("palette.css declares the same colours", async () => {
  const file = await readFile(fileURLToPath(new URL("palette.css", import.meta.url)), "utf8");
  const declared = (text: string) =>
    [...text.matchAll(/(--cluster-\d+): ?(oklch\([^)]+\))/g)].map(([, name, value]) => [name, value]);
  expect(declared(file)).toEqual(declared(paletteCss(":root")));
});
