import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { DARK, LIGHT, withLightColours } from "./palette.ts";

/** sRGB of an OKLCH colour (Ottosson 2020), as #rrggbb. */
function toHex(lightness: number, chroma: number, hueDegrees: number): string {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channels = linear.map((value) => {
    const inside = Math.min(1, Math.max(0, value));
    const encoded = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
    return Math.round(255 * encoded)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}

function tokensIn(css: string): Map<string, string> {
  const found = css.matchAll(/--color-([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map([...found].map(([, name = "", l, c, h]) => [name, toHex(Number(l), Number(c), Number(h))]));
}

describe("LIGHT and DARK", () => {
  it("are the page's own colours", async () => {
    const css = await readFile(new URL("../../globals.css", import.meta.url), "utf8");
    const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
    for (const [name, hex] of Object.entries(LIGHT)) expect([name, tokensIn(light).get(name)]).toEqual([name, hex]);
    const darkBlock = dark.slice(0, dark.indexOf("html {"));
    for (const [name, hex] of Object.entries(DARK)) expect([name, tokensIn(darkBlock).get(name)]).toEqual([name, hex]);
  });

  it("keep marks, lines and texts apart from the paper", () => {
    for (const { paper, accent, ink, ...others } of [LIGHT, DARK]) {
      // WCAG 1.4.11 for graphics, 1.4.3 for text.
      expect(contrast(accent, paper)).toBeGreaterThan(3);
      expect(contrast(ink, paper)).toBeGreaterThan(7);
      expect(contrast(others["ink-soft"], paper)).toBeGreaterThan(4.5);
      // Where two lines meet, lightness tells them apart, whatever colours an eye can see.
      expect(contrast(accent, ink)).toBeGreaterThan(1.7);
    }
  });
});

function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe("withLightColours(markup)", () => {
  it("replaces every variable that is a colour, and leaves the rest", () => {
    expect(withLightColours('<a fill="var(--color-accent)" b="var(--x)"/>')).toBe('<a fill="#a51069" b="var(--x)"/>');
  });
});
