"use client";

import { usePathname } from "next/navigation";
import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { formatCount } from "../../../lib/format.ts";
import { whenKept } from "./kept-store.ts";

/** Slugs of the artists that are folded away here. */
const FoldedSlugs = createContext<ReadonlySet<string>>(new Set());

/**
 * A list of artists whose rows are `FoldableRow`s: folds away those that were hidden when the page was opened, and says
 * how many. Whoever is hidden while the page is read stays where it is, so that nothing moves under the finger and the
 * switch undoes it.
 */
export function FoldableList({ slugs, children }: { slugs: readonly string[]; children: ReactNode }) {
  const pathname = usePathname();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setIsOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another reading
  useEffect(() => {
    let isCurrent = true;
    setIsOpen(false);
    whenKept().then((kept) => {
      if (isCurrent) setHidden(new Set(kept.hidden.map(({ slug }) => slug)));
    });
    return () => {
      isCurrent = false;
    };
  }, [pathname]);
  const count = slugs.filter((slug) => hidden.has(slug)).length;
  return (
    <FoldedSlugs value={isOpen ? new Set<string>() : hidden}>
      {count === 0 ? null : (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="link min-h-11 text-ink-soft text-sm print:hidden"
        >
          {formatCount(count)} hidden, {isOpen ? "fold away" : "show"}
        </button>
      )}
      {children}
    </FoldedSlugs>
  );
}

/** One artist's row in a `FoldableList`. */
export function FoldableRow({ slug, ...row }: ComponentProps<"li"> & { slug: string }) {
  return <li hidden={useContext(FoldedSlugs).has(slug)} {...row} />;
}
