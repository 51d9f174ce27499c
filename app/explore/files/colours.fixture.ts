import { readFile } from "node:fs/promises";
import * as culori from "culori";

/** Opaque colour in sRGB. */
export type Colour = culori.Rgb;

/** The page's colours by name, scheme by scheme, as app/globals.css has them. */
export async function readSchemes(): Promise<Record<"light" | "dark" | "print", Map<string, Colour>>> {
  const css = await readFile(new URL("../../globals.css", import.meta.url), "utf8");
  const blockAfter = (start: string) => {
    const from = css.indexOf(start);
    if (from < 0) throw new Error(`app/globals.css has no ${start}`);
    return css.slice(from, css.indexOf("}", from));
  };
  const light = tokensIn(blockAfter("@theme {"));
  const over = (start: string) => new Map([...light, ...tokensIn(blockAfter(start))]);
  return {
    light,
    dark: over("@media (prefers-color-scheme: dark) {\n    :root {"),
    print: over("@media print {\n  :root {"),
  };
}

function tokensIn(css: string): Map<string, Colour> {
  const found = [...css.matchAll(/--color-([a-z-]+): ([^;]+);/g)];
  return new Map(
    found.flatMap(([, name = "", value = ""]) => {
      const colour = culori.rgb(value);
      return colour === undefined ? [] : [[name, culori.clampRgb(colour)] as const];
    }),
  );
}

/** `top`, seen through by `1 − opacity`, on `below`: as SVG paints it. */
export function blend(top: Colour, opacity: number, below: Colour): Colour {
  const mix = (a: number, b: number) => opacity * a + (1 - opacity) * b;
  return { mode: "rgb", r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b) };
}

const FILTERS = {
  protanopia: culori.filterDeficiencyProt(1),
  deuteranopia: culori.filterDeficiencyDeuter(1),
  tritanopia: culori.filterDeficiencyTrit(1),
};

/**
 * The colour as eyes without one kind of cone see it (Machado et al. 2009, whose matrices are for linear light; culori
 * multiplies the channels as they are given, so they are given linear).
 */
export const EYES: Readonly<Record<string, (colour: Colour) => Colour>> = {
  "all cones": (colour) => colour,
  ...Object.fromEntries(
    Object.entries(FILTERS).map(([name, filter]) => [
      name,
      (colour: Colour) => {
        const { r, g, b } = culori.lrgb(colour);
        const seen = filter({ mode: "rgb", r, g, b });
        return culori.clampRgb(culori.rgb({ ...seen, mode: "lrgb" }));
      },
    ]),
  ),
};

/** Difference to be seen (CIEDE2000): 1 is hardly to be noticed side by side, 100 is black and white. */
export const difference = culori.differenceCiede2000();

/** WCAG's ratio, 1 to 21. */
export const contrast = culori.wcagContrast;
