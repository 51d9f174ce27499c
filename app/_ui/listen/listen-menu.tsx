"use client";

import { type FocusEvent, lazy, type RefObject, Suspense, useId, useLayoutEffect, useRef } from "react";
import { storeLinks } from "../../../lib/listen/stores.ts";

export type ListenMenuProps = {
  name: string;
  /** What was clicked: the menu opens beside it. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** Of the menu, and its distance from the window's edge, in px. */
const WIDTH = 272;
const MARGIN = 12;
/** Between it and what was clicked, in px. */
const GAP = 4;

/** Loaded for those who open a menu; if it cannot be, there are the links. */
const Preview = lazy(() => import("./preview.tsx").catch(() => ({ default: () => null })));

/** The stores, as links. Closes on Escape, on a press outside, and when the focus leaves it. */
export function ListenMenu({ name, anchor, onClose }: ListenMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const menu = box.current;
    if (menu === null || anchor.current === null) return;
    const { left, top, bottom } = anchor.current.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    menu.showPopover();
    const isAbove = bottom + menu.offsetHeight > clientHeight && top > menu.offsetHeight;
    // In the document, so that it scrolls with the row.
    Object.assign(menu.style, {
      left: `${window.scrollX + Math.max(MARGIN, Math.min(left, clientWidth - WIDTH - MARGIN))}px`,
      top: isAbove ? "auto" : `${window.scrollY + bottom + GAP}px`,
      bottom: isAbove ? `${clientHeight - window.scrollY - top + GAP}px` : "auto",
    });
    menu.querySelector("a")?.focus();
  }, [anchor]);
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) box.current?.hidePopover();
  };
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-labelledby={id}
      onToggle={({ newState }) => {
        if (newState === "closed") onClose();
      }}
      onBlur={onBlur}
      style={{ width: WIDTH }}
      className="absolute m-0 rounded-md border border-rule-strong bg-paper text-ink text-sm"
    >
      <p id={id} className="px-4 pt-3 pb-1 text-ink-soft">
        Listen to <bdi>{name}</bdi> on
      </p>
      <ul className="pb-2">
        {storeLinks(name).map(({ label, href }) => (
          <li key={label}>
            <a
              href={href}
              rel="noopener noreferrer external"
              className="flex min-h-11 items-center justify-between px-4 font-semibold -outline-offset-2 hover:text-accent"
            >
              {label}
              <span aria-hidden="true" className="font-normal text-ink-soft">
                ↗
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        <Preview name={name} />
      </Suspense>
    </div>
  );
}
