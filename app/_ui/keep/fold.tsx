"use client";

import { type ComponentProps, createContext, type ReactNode, useContext, useLayoutEffect, useState } from "react";
import { formatPlural } from "../../../lib/format.ts";
import { readKept, whenKept } from "./kept-store.ts";

/** Slugs of the artists that are hidden here. */
const FoldedSlugs = createContext<ReadonlySet<string>>(new Set());

/**
 * Slugs of the artists that were hidden when the page was opened; null until that is known. Until then the style sheet of
 * http/early-fold.mjs hides them, so that nothing moves when this takes over.
 */
function useHiddenAtOpening(): ReadonlySet<string> | null {
  const [hidden, setHidden] = useState<ReadonlySet<string> | null>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    const show = (kept: NonNullable<ReturnType<typeof readKept>>) => {
      if (isCurrent) setHidden(new Set(kept.hidden.map(({ slug }) => slug)));
    };
    const known = readKept();
    if (known === null) whenKept().then(show);
    else show(known);
    return () => {
      isCurrent = false;
    };
  }, []);
  useLayoutEffect(() => {
    if (hidden !== null) document.adoptedStyleSheets = [];
  }, [hidden]);
  return hidden;
}

/**
 * A list of artists whose rows are `FoldableRow`s: hides those that were hidden when the page was opened, and says
 * how many. An artist hidden later stays in place, so that nothing moves under the finger and the same
 * button undoes it.
 */
export function FoldableList({ slugs, children }: { slugs: readonly string[]; children: ReactNode }) {
  const hidden = useHiddenAtOpening() ?? new Set();
  const [isOpen, setIsOpen] = useState(false);
  const count = slugs.filter((slug) => hidden.has(slug)).length;
  return (
    <FoldedSlugs value={isOpen ? new Set() : hidden}>
      <div data-fold="">
        {count === 0 ? null : (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="link flex h-11 w-fit items-center text-ink-soft text-sm print:hidden"
          >
            {isOpen ? "Hide" : "Show"} {formatPlural(count, "hidden artist")}
          </button>
        )}
        {children}
      </div>
    </FoldedSlugs>
  );
}

/** One artist's row in a `FoldableList`. */
export function FoldableRow({ slug, ...row }: ComponentProps<"li"> & { slug: string }) {
  return <li data-artist={slug} hidden={useContext(FoldedSlugs).has(slug)} {...row} />;
}
