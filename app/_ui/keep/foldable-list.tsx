"use client";

import { Fragment, type ReactNode } from "react";
import { FoldedNote } from "./folded-note.tsx";
import { useFolded } from "./use-folded.ts";

type FoldableListProps = { rows: { slug: string; row: ReactNode }[] };

/** An ordered list of artists' rows, without those that this browser's reader has hidden. */
export function FoldableList({ rows }: FoldableListProps) {
  const { isFolded, isOpen, toggle } = useFolded();
  const shown = isOpen ? rows : rows.filter(({ slug }) => !isFolded(slug));
  return (
    <>
      <FoldedNote count={rows.filter(({ slug }) => isFolded(slug)).length} isOpen={isOpen} onToggle={toggle} />
      <ol className="border-rule border-t">
        {shown.map(({ slug, row }) => (
          <Fragment key={slug}>{row}</Fragment>
        ))}
      </ol>
    </>
  );
}
