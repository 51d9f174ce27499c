import { pairGeometry } from "./circle-overlap.ts";

export type Pair = {
  /** Listeners of the artist on the left, of the one on the right, and of both. */
  left: number;
  right: number;
  shared: number;
};

type KinGlyphProps = Pair & {
  /** Radius in pixels of the circle that represents one listener; see `scaleToFit`. */
  radius: number;
  className?: string;
  /** Largest box of the drawing in pixels; anything beyond it to the right, above or below is cropped. */
  crop?: { width: number; height: number };
  strokeWidth?: number;
};

/** The drawing is sized in em, so that a class with another font size scales every glyph of a list alike. */
const PX_PER_EM = 16;
/** Margin around the drawing, px: half of the widest stroke plus a little space. */
const MARGIN = 1.5;

/** The evidence of a pair, to scale: areas are audiences, the lens is the shared one. The adjacent text says the same. */
export function KinGlyph({ left, right, shared, radius, crop, className, strokeWidth = 1.25 }: KinGlyphProps) {
  const pair = pairGeometry(left, right, shared, radius);
  const width = Math.min(pair.width + 2 * MARGIN, crop?.width ?? Number.POSITIVE_INFINITY);
  const height = Math.min(pair.height + 2 * MARGIN, crop?.height ?? Number.POSITIVE_INFINITY);
  const px = (length: number) => Number(length.toFixed(2));
  return (
    <svg
      style={{ width: `${px(width / PX_PER_EM)}em`, height: `${px(height / PX_PER_EM)}em` }}
      viewBox={`${-MARGIN} ${px((pair.height - height) / 2)} ${px(width)} ${px(height)}`}
      className={className}
      aria-hidden="true"
    >
      {pair.lens === null ? null : <path d={pair.lens} className="fill-accent" />}
      <g fill="none" stroke="currentColor" strokeWidth={strokeWidth}>
        <circle cx={px(pair.left.cx)} cy={px(pair.left.cy)} r={px(pair.left.r)} />
        <circle cx={px(pair.right.cx)} cy={px(pair.right.cy)} r={px(pair.right.r)} />
      </g>
    </svg>
  );
}

/** The largest radius per listener with which every pair fits a box of `width` × `height` px, so that rows compare. */
export function scaleToFit(pairs: readonly Pair[], width: number, height: number): number {
  const radii = pairs.map(({ left, right, shared }) => {
    const unit = pairGeometry(left, right, shared, 1);
    return Math.min((width - 2 * MARGIN) / unit.width, (height - 2 * MARGIN) / unit.height);
  });
  return Math.min(...radii);
}
