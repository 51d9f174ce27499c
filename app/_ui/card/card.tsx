import { drawableName } from "./drawable-name.ts";

/** Pixels; the size that every service with link previews expects. */
export const CARD = { width: 1200, height: 630 };

/** The tokens of globals.css in sRGB: styles don't reach a drawing. */
const PAPER = "#fafbfc";
const INK = "#16161c";
const SOFT = "#5b5d66";
const ACCENT = "#a3126a";

/** More do not fit. */
export const CARD_ROWS = 3;

type Named = { slug: string; name: string };

/** What the preview image of a shared address says. */
export interface CardContent {
  /** Above the title. */
  kicker: string;
  /** The artists in the title, and what is between their names. */
  title: readonly Named[];
  joint: string;
  /** The answer, CARD_ROWS at most: who, and the evidence. */
  rows: readonly { artists: readonly Named[]; evidence: string }[];
  foot: string;
}

const joined = (artists: readonly Named[], joint: string) =>
  artists.map(({ name, slug }) => drawableName(name, slug)).join(joint);

/** Laid out by next/og, which knows flex boxes and inline styles only. */
export function Card({ kicker, title, joint, rows, foot }: CardContent) {
  const heading = joined(title, joint);
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: "56px 72px",
        background: PAPER,
        color: INK,
      }}
    >
      <div style={{ display: "flex", fontSize: 34, color: SOFT }}>{kicker}</div>
      <div style={{ display: "flex", flexDirection: "column" }}>
        <div
          style={{
            fontSize: sizeOf(heading),
            lineHeight: 1.04,
            letterSpacing: "-0.03em",
            display: "block",
            lineClamp: 3,
          }}
        >
          {heading}
        </div>
        <div style={{ display: "flex", flexDirection: "column", marginTop: 28 }}>
          {rows.slice(0, CARD_ROWS).map(({ artists, evidence }) => (
            <div
              key={artists.map(({ slug }) => slug).join()}
              style={{ display: "flex", justifyContent: "space-between", alignItems: "baseline", marginTop: 6 }}
            >
              <div
                style={{
                  maxWidth: 640,
                  overflow: "hidden",
                  textOverflow: "ellipsis",
                  whiteSpace: "nowrap",
                  fontSize: 40,
                  color: ACCENT,
                }}
              >
                {joined(artists, " – ")}
              </div>
              <div style={{ fontSize: 28, color: SOFT }}>{evidence}</div>
            </div>
          ))}
        </div>
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 28, color: SOFT }}>
        <span>{foot}</span>
        <span style={{ color: INK }}>Kindred</span>
      </div>
    </div>
  );
}

/** Fits three lines of 1,056 px at most, and leaves room for the rows. */
function sizeOf(title: string): number {
  const longestWord = Math.max(...title.split(/\s/).map((word) => word.length));
  if (title.length > 50) return 48;
  if (title.length > 26 || longestWord > 20) return 64;
  if (title.length > 13) return 88;
  return 132;
}
