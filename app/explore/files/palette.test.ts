import { formatHex } from "culori";
import { describe, expect, it } from "vitest";
import { readSchemes } from "./colours.fixture.ts";
import { DARK, LIGHT, withLightColours } from "./palette.ts";

describe("LIGHT and DARK", () => {
  it("are the page's own colours", async () => {
    const { light, dark } = await readSchemes();
    for (const [name, hex] of Object.entries(LIGHT)) expect([name, formatHex(light.get(name))]).toEqual([name, hex]);
    for (const [name, hex] of Object.entries(DARK)) expect([name, formatHex(dark.get(name))]).toEqual([name, hex]);
  });
});

describe("withLightColours(markup)", () => {
  it("replaces every variable that is a colour, and leaves the rest", () => {
    expect(withLightColours('<a fill="var(--color-accent)" b="var(--x)"/>')).toBe('<a fill="#a51069" b="var(--x)"/>');
  });
});
