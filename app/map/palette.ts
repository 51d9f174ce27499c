interface ClusterColour {
  light: string;
  dark: string;
}

/**
 * One colour per named cluster, ordered by size: each at least 3:1 against the background, and any two as far
 * apart as twelve can be for people with protanopia, deuteranopia or tritanopia as well (palette.test.ts). Still,
 * colour is never the only cue: clusters also have names and positions.
 */
export const CLUSTER_COLOURS: readonly ClusterColour[] = [
  { light: "oklch(0.422 0.11 247)", dark: "oklch(0.643 0.125 247)" },
  { light: "oklch(0.586 0.15 32)", dark: "oklch(0.783 0.125 32)" },
  { light: "oklch(0.48 0.08 189)", dark: "oklch(0.87 0.125 189)" },
  { light: "oklch(0.592 0.15 344)", dark: "oklch(0.571 0.125 344)" },
  { light: "oklch(0.64 0.15 122)", dark: "oklch(0.856 0.125 122)" },
  { light: "oklch(0.564 0.15 303)", dark: "oklch(0.571 0.125 303)" },
  { light: "oklch(0.488 0.105 66)", dark: "oklch(0.617 0.125 66)" },
  { light: "oklch(0.639 0.115 223)", dark: "oklch(0.8 0.125 223)" },
  { light: "oklch(0.428 0.15 15)", dark: "oklch(0.665 0.125 15)" },
  { light: "oklch(0.636 0.15 278)", dark: "oklch(0.759 0.125 278)" },
  { light: "oklch(0.389 0.08 166)", dark: "oklch(0.75 0.125 166)" },
  { light: "oklch(0.382 0.075 92)", dark: "oklch(0.707 0.125 92)" },
];

/** For the artists of all smaller clusters. */
export const OTHERS_COLOUR: ClusterColour = { light: "oklch(0.62 0.012 270)", dark: "oklch(0.56 0.014 280)" };

/** The custom property that holds the colour of cluster `number`. */
export const clusterVariable = (number: number) => `--cluster-${number}`;

/** Declares all colours on `selector`, for both colour schemes; palette.css does so for pages. */
export function paletteCss(selector: string): string {
  const declare = (scheme: keyof ClusterColour) =>
    [...CLUSTER_COLOURS, OTHERS_COLOUR]
      .map((colour, number) => `${clusterVariable(number)}:${colour[scheme]}`)
      .join(";");
  return `${selector}{${declare("light")}}@media (prefers-color-scheme:dark){${selector}{${declare("dark")}}}`;
}

/** Number of the colour of a cluster: its own number, or that of the neutral one. */
export function colourOf(cluster: number, kind: "cluster" | "others"): number {
  return kind === "others" ? CLUSTER_COLOURS.length : cluster;
}
