import { CLUSTER_COLOURS, clusterVariable } from "../palette.ts";

/** The page's own colours and typefaces, for a canvas, which ignores style sheets. */
export interface Theme {
  paper: string;
  ink: string;
  inkSoft: string;
  accent: string;
  /** By number of colour; the last is that of smaller clusters. */
  clusters: string[];
  textFont: string;
  displayFont: string;
}

/** The current colours, which change with the colour scheme. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const variable = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: variable("--color-paper"),
    ink: variable("--color-ink"),
    inkSoft: variable("--color-ink-soft"),
    accent: variable("--color-accent"),
    clusters: Array.from({ length: CLUSTER_COLOURS.length + 1 }, (_, number) => variable(clusterVariable(number))),
    textFont: variable("--font-text"),
    displayFont: variable("--font-display"),
  };
}
