import type { NetworkArtist } from "../../../lib/around/network.ts";

/** An artist's circle with its name below. */
export interface NodeBox {
  width: number;
  height: number;
  radius: number;
}

/** The least side of a target, px. */
const TARGET = 44;
const MIN_RADIUS = 5;
/** Of the largest audience at the start; artists opened later may have larger ones. */
const LARGE_RADIUS = 14;
const MAX_RADIUS = 20;
/** Names are up to two lines of this width, px at a root font size of 16 px: on a narrow frame, and on a wide one. */
const NAME_WIDTH = { narrow: 84, wide: 116 };
const WIDE_NAMES_FROM = 560;
const LINE_HEIGHT = 1.2;

/** The boxes of all artists. @param style of the element that has the names */
export function nodeBoxes(
  artists: readonly NetworkArtist[],
  frameWidth: number,
  style: Pick<CSSStyleDeclaration, "fontFamily" | "fontSize">,
): Map<string, NodeBox> {
  const fontSize = Number.parseFloat(style.fontSize);
  const most = ((frameWidth < WIDE_NAMES_FROM ? NAME_WIDTH.narrow : NAME_WIDTH.wide) * fontSize) / 13;
  const context = document.createElement("canvas").getContext("2d");
  // The broadest that a name may be: opened artists are bold.
  if (context) context.font = `700 ${style.fontSize} ${style.fontFamily}`;
  const widthOf = (text: string) => context?.measureText(text).width ?? text.length * fontSize;
  // A circle keeps its size, whoever is opened later.
  const [first] = artists;
  const atStart = artists.filter(({ from }) => from === null || from === first?.slug);
  const largest = Math.max(...atStart.map(({ listeners }) => listeners));
  return new Map(
    artists.map(({ slug, name, listeners }) => {
      const radius = Math.min(MAX_RADIUS, Math.max(MIN_RADIUS, LARGE_RADIUS * Math.sqrt(listeners / largest)));
      const whole = widthOf(name);
      const lines = whole <= most ? 1 : 2;
      return [
        slug,
        {
          radius,
          width: Math.max(TARGET, Math.min(most, whole) + 6),
          height: Math.max(TARGET, 2 * radius + 4 + lines * fontSize * LINE_HEIGHT),
        },
      ];
    }),
  );
}
