/**
 * True where `typed` becomes `intended`, or a beginning of it, by exactly one edit: a letter replaced, left out, added,
 * or two neighbours swapped (Damerau–Levenshtein distance 1). A last letter that is wrong or too many needs the rest
 * of `intended` to be typed out: otherwise "meta" would be one typo away from everything that begins with "met".
 */
export function isOneTypoAway(typed: string, intended: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === intended[at]) at++;
  if (at === typed.length) return false;
  const leftOut = intended.startsWith(typed.slice(at), at + 1);
  if (leftOut) return true;
  const rest = typed.slice(at + 1);
  if (rest === "") return intended.length - at <= 1;
  const replaced = intended.length > at && intended.startsWith(rest, at + 1);
  const added = intended.startsWith(rest, at);
  const swapped = typed[at] === intended[at + 1] && typed[at + 1] === intended[at];
  return replaced || added || (swapped && intended.startsWith(typed.slice(at + 2), at + 2));
}
