/**
 * similarity = cos · n / (n + h), where cos = dot / (‖w_i‖·‖w_j‖) over whole vectors, not over common users only,
 * n is the overlap and h the shrinkage. 0 where a vector has no length.
 *
 * The root of the product, not the product of the roots: √(s·s) is s exactly in IEEE 754, so that
 * equal vectors get a cosine of exactly 1. The cap catches the last bit of proportional ones.
 * Swapping the artists changes no bit: every operation here commutes.
 */
export function shrunkCosine(
  dot: number,
  squaredNorm: number,
  otherSquaredNorm: number,
  overlap: number,
  shrinkage: number,
): number {
  const product = squaredNorm * otherSquaredNorm;
  if (product === 0) return 0;
  const cosine = Math.min(dot / Math.sqrt(product), 1);
  return (cosine * overlap) / (overlap + shrinkage);
}
