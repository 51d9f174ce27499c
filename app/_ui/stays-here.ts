import type { MouseEvent } from "react";

/** False for a click that opens a tab, a window or a download: those are left to the browser. */
export function staysHere(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
