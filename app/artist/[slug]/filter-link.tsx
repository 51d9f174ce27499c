"use client";

import type { MouseEvent, ReactNode } from "react";
import type { NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { queryOf } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { staysHere } from "../../_ui/stays-here.ts";
import { pushFilter } from "./use-neighbour-filter.ts";

type FilterLinkProps = {
  path: string;
  filter: NeighbourFilter;
  isCurrent?: boolean;
  /** Called once this page has applied the filter. */
  onFollow?: () => void;
  className?: string;
  children: ReactNode;
};

/** A plain link to the filtered page; with scripts, handled in the browser. */
export function FilterLink({ path, filter, isCurrent = false, onFollow, className, children }: FilterLinkProps) {
  const stayHere = (event: MouseEvent) => {
    if (!staysHere(event)) return;
    event.preventDefault();
    pushFilter(path, filter);
    onFollow?.();
  };
  return (
    <a
      href={`${path}${queryOf(filter)}`}
      rel="nofollow"
      onClick={stayHere}
      aria-current={isCurrent ? "true" : undefined}
      className={className}
    >
      {children}
    </a>
  );
}
