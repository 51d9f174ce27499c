import { roundTo } from "../../../lib/format.ts";

/** Room on each side of a bar, in bins. */
const GAP = 0.05;
/** Height of the lowest bar of a bin that holds anyone, as a share of the drawing's: one artist is still to be seen. */
const MIN_HEIGHT = 0.05;

/**
 * SVG path of a histogram's bars: bin b from x = b to b + 1, the fullest bin as high as `height`, y downwards.
 * @param isDrawn leaves bars out, to draw them in another colour
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

/** The bin that a value lies in; the nearest one for a value that rounding has moved out of all of them. */
export function slotOf(bins: readonly { from: number; to: number }[], value: number): number {
  const above = bins.findIndex(({ to }) => value < to);
  return above < 0 ? bins.length - 1 : above;
}
