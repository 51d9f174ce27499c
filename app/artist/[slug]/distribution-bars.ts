import { roundTo } from "../../../lib/format.ts";

/** Room on each side of a bar, in bins. */
const GAP = 0.05;
/** Minimum height of a non-empty bar, as a share of the drawing's height: a single artist stays visible. */
const MIN_HEIGHT = 0.05;

/**
 * SVG path of a histogram's bars: bin b from x = b to b + 1, the fullest bin as high as `height`, y downwards.
 * @param isDrawn selects the bars to draw, so that others can have another colour
 */
export function barsPath(counts: readonly number[], height: number, isDrawn: (bin: number) => boolean): string {
  const max = Math.max(...counts);
  return counts
    .map((count, bin) => {
      if (count === 0 || !isDrawn(bin)) return "";
      const tall = Math.max(MIN_HEIGHT, count / max) * height;
      return `M${bin + GAP} ${height}v${roundTo(-tall, 2)}h${1 - 2 * GAP}V${height}z`;
    })
    .join("");
}

/** The bin that contains a value; the nearest bin if rounding moved the value outside all of them. */
export function slotOf(bins: readonly { from: number; to: number }[], value: number): number {
  const above = bins.findIndex(({ to }) => value < to);
  return above < 0 ? bins.length - 1 : above;
}
