/**
 * The listeners two artists share, divided by the number expected by chance:
 * overlap / (listeners · otherListeners / users), the denominator being what independent audiences share on average.
 * 1 is chance. 0 if an audience is empty. (Brin, Motwani, Ullman & Tsur 1997, who call it interest.)
 */
export function lift(overlap: number, users: number, listeners: number, otherListeners: number): number {
  if (listeners === 0 || otherListeners === 0) return 0;
  return (overlap * users) / (listeners * otherListeners);
}
