"use client";

import type { MouseEvent, ReactNode } from "react";
import { pushAddress } from "../../_ui/address.ts";
import { staysHere } from "../../_ui/stays-here.ts";

type AroundLinkProps = {
  href: string;
  /** What it does, if its text alone does not say to whom. */
  label?: string;
  className: string;
  /** Called once the address has changed. */
  onFollow?: () => void;
  children: ReactNode;
};

/** A plain link to the network with other artists open; with scripts, handled in the browser. */
export function AroundLink({ href, label, className, onFollow, children }: AroundLinkProps) {
  const stayHere = (event: MouseEvent) => {
    if (!staysHere(event)) return;
    event.preventDefault();
    pushAddress(href);
    onFollow?.();
  };
  return (
    <a href={href} rel="nofollow" aria-label={label} onClick={stayHere} className={className}>
      {children}
    </a>
  );
}
