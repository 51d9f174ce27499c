/** A page number as it appears in a URL ("1", "27"), or null for anything else: no sign, no leading zero, no fraction. */
export function parsePageNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
