/** True if `typed` from `typedAt` on is what `intended` has at `intendedAt`. Runs per name and keystroke: no slices. */
function continues(typed: string, typedAt: number, intended: string, intendedAt: number): boolean {
  if (intendedAt + typed.length - typedAt > intended.length) return false;
  for (let offset = 0; typedAt + offset < typed.length; offset++) {
    if (typed[typedAt + offset] !== intended[intendedAt + offset]) return false;
  }
  return true;
}

/**
 * True if `typed` becomes `intended`, or a beginning of it, by exactly one edit: a letter replaced, left out, added,
 * or two neighbours swapped (Damerau–Levenshtein distance 1). A last letter that is wrong or too many needs the rest
 * of `intended` to be typed out: otherwise "meta" would be one typo away from everything that begins with "met".
 */
export function isOneTypoAway(typed: string, intended: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === intended[at]) at++;
  if (at === typed.length) return false;
  const isLeftOut = continues(typed, at, intended, at + 1);
  if (isLeftOut) return true;
  if (at === typed.length - 1) return intended.length - at <= 1;
  const isReplaced = continues(typed, at + 1, intended, at + 1);
  const isAdded = continues(typed, at + 1, intended, at);
  const isSwapped =
    typed[at] === intended[at + 1] && typed[at + 1] === intended[at] && continues(typed, at + 2, intended, at + 2);
  return isReplaced || isAdded || isSwapped;
}
