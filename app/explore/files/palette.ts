/** The page's colours (app/globals.css) as sRGB, for files that stand alone. */
export const LIGHT = {
  paper: "#fafbfd",
  ink: "#15161c",
  "ink-soft": "#585a63",
  rule: "#d7d9dd",
  "rule-strong": "#83868e",
  accent: "#a51069",
  "accent-soft": "#fae7ef",
} as const;

export const DARK = {
  paper: "#101015",
  ink: "#edeef3",
  "ink-soft": "#aaacb4",
  rule: "#303138",
  "rule-strong": "#73747d",
  accent: "#fc9ac9",
  "accent-soft": "#381c2a",
} as const;

/** Every `var(--color-…)` as a colour of the light scheme: drawing programs know no variables. */
export function withLightColours(markup: string): string {
  return markup.replace(/var\(--color-([a-z-]+)\)/g, (whole, name: string) => {
    const found = Object.entries(LIGHT).find(([token]) => token === name);
    return found === undefined ? whole : found[1];
  });
}
