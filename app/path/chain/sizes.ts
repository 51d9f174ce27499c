/** Of the largest circle, px. */
const MAX_RADIUS = 44;
/** Minimum radius that stays visible, px. */
const MIN_RADIUS = 4;
/** Breadth of a link of similarity 1, px. */
const MAX_BREADTH = 56;

/** Radii with areas proportional to the audiences, px to two decimals; the smallest are enlarged to stay visible. */
export function radiiOf(listeners: readonly number[]): number[] {
  const largest = Math.max(1, ...listeners);
  return listeners.map((count) => Math.max(MIN_RADIUS, rounded(MAX_RADIUS * Math.sqrt(count / largest))));
}

/** Breadth of a link in proportion to its similarity, px; at least a hairline. */
export function linkBreadth(similarity: number): number {
  return Math.max(1.5, rounded(MAX_BREADTH * similarity));
}

const rounded = (length: number) => Math.round(length * 100) / 100;
