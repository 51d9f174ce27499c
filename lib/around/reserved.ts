/** The least window width of a wide drawing, px: Tailwind's `sm`. */
export const WIDE_FROM = 640;

/** Heights that a drawing of so many artists gets, in rem: on a narrow screen, where names stand three abreast, and on a wide one. */
export function reservedHeight(artists: number): { narrow: number; wide: number } {
  return { narrow: Math.max(30, 8 + 1.1 * artists), wide: Math.max(34, 22 + 0.55 * artists) };
}
