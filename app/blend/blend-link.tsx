"use client";

import type { MouseEvent, ReactNode } from "react";
import { type BlendEntry, blendHref } from "../../lib/blend/address.ts";
import { pushAddress } from "../_ui/address.ts";
import { staysHere } from "../_ui/stays-here.ts";

type BlendLinkProps = {
  /** The blend that the link leads to; null if there is none, so that the link does nothing. */
  to: readonly BlendEntry[] | null;
  label?: string;
  /** Called once this page shows that blend. */
  onFollow?: () => void;
  className: string;
  children: ReactNode;
};

/** A plain link to another blend; with scripts, handled in the browser. Without a target it stays in place and keeps the focus. */
export function BlendLink({ to, label, onFollow, className, children }: BlendLinkProps) {
  const stayHere = (event: MouseEvent) => {
    if (to === null || !staysHere(event)) return;
    event.preventDefault();
    pushAddress(blendHref(to));
    onFollow?.();
  };
  return (
    <a
      href={to === null ? undefined : blendHref(to)}
      role={to === null ? "link" : undefined}
      aria-disabled={to === null ? "true" : undefined}
      tabIndex={to === null ? 0 : undefined}
      rel="nofollow"
      aria-label={label}
      onClick={stayHere}
      className={className}
    >
      {children}
    </a>
  );
}
