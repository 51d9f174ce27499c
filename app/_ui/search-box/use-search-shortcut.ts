import { type RefObject, useEffect } from "react";

/**
 * Ctrl-K or ⌘-K anywhere on the page focuses the box; of several boxes the visible one that comes last, since a page's
 * own search follows the header's.
 */
export function useSearchShortcut(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      const boxes = [...document.querySelectorAll<HTMLInputElement>("[data-search-input]")];
      const box = boxes.findLast((candidate) => candidate.checkVisibility());
      if (box === undefined || box !== input.current) return;
      event.preventDefault();
      box.focus();
      box.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [input]);
}
