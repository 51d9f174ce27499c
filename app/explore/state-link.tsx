"use client";

import type { MouseEvent, ReactNode } from "react";
import { type ExploreState, stateQuery } from "../../lib/figures/state.ts";
import { pushAddress } from "../_ui/address.ts";
import { staysHere } from "../_ui/stays-here.ts";
import { prepareFigures } from "./use-figure.ts";

type StateLinkProps = {
  to: ExploreState;
  /** The figure or section that contains the link. */
  anchor: string;
  isCurrent: boolean;
  children: ReactNode;
};

/** A plain link to the page in another state; with scripts, handled in the browser. */
export function StateLink({ to, anchor, isCurrent, children }: StateLinkProps) {
  const query = stateQuery(to);
  const stayHere = (event: MouseEvent) => {
    if (!staysHere(event)) return;
    event.preventDefault();
    pushAddress(`/explore${query}`);
  };
  // A pointer on a choice usually precedes a click; if loading fails, the click reports it.
  const prepare = () => void prepareFigures().catch(() => {});
  return (
    <a
      href={`/explore${query}#${anchor}`}
      rel="nofollow"
      onClick={stayHere}
      onPointerEnter={prepare}
      onFocus={prepare}
      aria-current={isCurrent ? "true" : undefined}
      className="flex min-h-11 min-w-11 items-center justify-center px-2 text-sm tabular-nums hover:text-accent aria-[current]:font-semibold aria-[current]:text-accent aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8"
    >
      {children}
    </a>
  );
}

/** Choices of one kind, in a row under their name. */
export function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-1 text-sm">
      {/* A floated legend is a flex item like the rest. */}
      <legend className="float-left mr-2 text-ink-soft">{label}</legend>
      {children}
    </fieldset>
  );
}
