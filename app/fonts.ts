import localFont from "next/font/local";

// Two families per typeface, one per subset: unicode-range keeps latin-ext off pages that don't need it.
// Fallback faces are in globals.css: next/font knows one width per typeface, these have one per weight.

// One weight with the optical sizes of the original, at half its size: fonts/README.md says how they are made.
const bricolage = localFont({
  src: "./fonts/bricolage-grotesque-latin-650.woff2",
  weight: "600 700",
  variable: "--font-bricolage",
  adjustFontFallback: false,
});

const bricolageExt = localFont({
  src: "./fonts/bricolage-grotesque-latin-ext-650.woff2",
  weight: "600 700",
  variable: "--font-bricolage-ext",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

const hanken = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-hanken",
  adjustFontFallback: false,
});

const hankenExt = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-hanken-ext",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

/** Class names that define the typefaces' variables; globals.css stacks them into --font-display and --font-text. */
export const fontVariables = [bricolageExt, bricolage, hankenExt, hanken].map((font) => font.variable).join(" ");
