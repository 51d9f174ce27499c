"use client";

import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from "react";

/** A button that opens a short list below it. Works without scripts; with them, it also closes on Escape and from outside. */
export function DropDown({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (box.current !== null) box.current.open = false;
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    close();
    box.current?.querySelector("summary")?.focus();
  };
  return (
    <details ref={box} onBlur={onBlur} onKeyDown={onKeyDown} className="relative">
      <summary className="flex min-h-11 items-center px-2 text-sm chevron hover:text-accent">{label}</summary>
      {/* Focusable, so that a click on its own ground is not one outside. */}
      <div
        tabIndex={-1}
        className="absolute right-0 z-20 mt-1 w-60 rounded-md border border-rule-strong bg-paper py-2 text-sm outline-none"
      >
        {children}
      </div>
    </details>
  );
}
