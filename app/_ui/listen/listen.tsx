"use client";

import type { Route } from "next";
import { type ComponentType, type MouseEvent, useRef, useState } from "react";
import { staysHere } from "../stays-here.ts";
import type { ListenMenuProps } from "./listen-menu.tsx";

type ListenProps = {
  slug: string;
  name: string;
  /** Quiet in a row, the page's main action in its header. */
  look?: "link" | "button";
};

/**
 * Where an artist can be heard. A plain link to the list on the artist's own page; with scripts, a click opens that list
 * here, in a menu whose code is loaded for the first one.
 */
export function Listen({ slug, name, look = "link" }: ListenProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const wasOpenAtPress = useRef(false);
  const [open, setOpen] = useState<{ Menu: ComponentType<ListenMenuProps> } | null>(null);
  const href: Route<`/artist/${string}`> = `/artist/${slug}#listen`;
  const onClick = (event: MouseEvent) => {
    if (!staysHere(event) || !("popover" in HTMLElement.prototype)) return;
    event.preventDefault();
    // The press that this click ends has closed the menu, as any outside it does. The keyboard has none.
    if (event.detail > 0 && wasOpenAtPress.current) return;
    import("./listen-menu.tsx").then(
      ({ ListenMenu }) => setOpen({ Menu: ListenMenu }),
      () => window.location.assign(href),
    );
  };
  return (
    <>
      <a
        ref={link}
        href={href}
        onPointerDown={() => {
          wasOpenAtPress.current = open !== null;
        }}
        onClick={onClick}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        aria-label={`Listen to ${name}`}
        className={look === "button" ? "listen-button" : "listen-link"}
      >
        Listen
      </a>
      {open === null ? null : <open.Menu name={name} anchor={link} onClose={() => setOpen(null)} />}
    </>
  );
}
