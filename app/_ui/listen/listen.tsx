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

/** How long after a press outside has closed the menu a click belongs to the same press, in ms. */
const SAME_PRESS_MS = 150;

/**
 * Where an artist can be heard. A plain link to the list on the artist's own page; with scripts, a click opens that list
 * here, in a menu whose code is loaded for the first one.
 */
export function Listen({ slug, name, look = "link" }: ListenProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const closedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const [open, setOpen] = useState<{ Menu: ComponentType<ListenMenuProps> } | null>(null);
  const href: Route<`/artist/${string}`> = `/artist/${slug}#listen`;
  const onClick = (event: MouseEvent) => {
    if (!staysHere(event) || !("popover" in HTMLElement.prototype)) return;
    event.preventDefault();
    if (event.timeStamp - closedAtMs.current < SAME_PRESS_MS) return;
    import("./listen-menu.tsx").then(
      ({ ListenMenu }) => setOpen({ Menu: ListenMenu }),
      () => window.location.assign(href),
    );
  };
  const onClose = () => {
    closedAtMs.current = performance.now();
    setOpen(null);
  };
  return (
    <>
      <a
        ref={link}
        href={href}
        onClick={onClick}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        aria-label={`Listen to ${name}`}
        className={look === "button" ? "listen-button" : "listen-link"}
      >
        Listen
      </a>
      {open === null ? null : <open.Menu name={name} anchor={link} onClose={onClose} />}
    </>
  );
}
