"use client";

import { formatCount } from "../../../lib/format.ts";

type FoldedNoteProps = { count: number; isOpen: boolean; onToggle: () => void };

/** Says how many artists of a list are folded away, and shows them; nothing where there are none. */
export function FoldedNote({ count, isOpen, onToggle }: FoldedNoteProps) {
  if (count === 0) return null;
  return (
    <button type="button" aria-expanded={isOpen} onClick={onToggle} className="link min-h-11 text-ink-soft text-sm">
      {formatCount(count)} hidden, {isOpen ? "fold away" : "show"}
    </button>
  );
}
