import { formatCount, formatPlural } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { drawableName } from "./drawable-name.ts";

/** Pixels; the size that every service with link previews expects. */
export const CARD = { width: 1200, height: 630 };

/** The tokens of globals.css in sRGB: styles don't reach a drawing. */
const PAPER = "#fafbfc";
const INK = "#16161c";
const SOFT = "#5b5d66";
const ACCENT = "#a3126a";

const NAMED = 3;

type CardProps = { artist: ArtistFile; isSimulated: boolean };

/** Laid out by next/og, which knows flex boxes and inline styles only. */
export function Card({ artist, isSimulated }: CardProps) {
  const name = drawableName(artist.name, artist.slug);
  const nearest = artist.neighbours.slice(0, NAMED).map((neighbour) => drawableName(neighbour.name, neighbour.slug));
  const { value, rank } = artist.statistics.listeners;
  const audience = formatPlural(value, isSimulated ? "simulated listener" : "listener");
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: "64px 72px",
        background: PAPER,
        color: INK,
      }}
    >
      <div style={{ display: "flex", fontSize: 34, color: SOFT }}>Artists like</div>
      <div style={{ display: "flex", flexDirection: "column" }}>
        <div style={{ fontSize: sizeOf(name), lineHeight: 1.02, letterSpacing: "-0.03em" }}>{name}</div>
        {nearest.length === 0 ? null : (
          <div style={{ marginTop: 36, fontSize: 42, lineHeight: 1.25, color: ACCENT, display: "block", lineClamp: 2 }}>
            {`${nearest.join(", ")} …`}
          </div>
        )}
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 30, color: SOFT }}>
        <span>{`${audience}, rank ${formatCount(rank)}`}</span>
        <span style={{ color: INK }}>Kindred</span>
      </div>
    </div>
  );
}

/** Fits four lines of 1,056 px at most. */
function sizeOf(name: string): number {
  const longestWord = Math.max(...name.split(/\s/).map((word) => word.length));
  if (name.length > 50 || longestWord > 22) return 64;
  if (name.length > 26 || longestWord > 13) return 92;
  return 148;
}
