"use client";

import { useSyncExternalStore } from "react";

const noChange = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Names the keys that lead to the search box, where there is a mouse and so a keyboard; the box itself tells assistive technology. */
export function ShortcutHint() {
  const apple = useSyncExternalStore(noChange, isApple, () => false);
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 right-16 hidden items-center font-sans text-ink-soft text-xs peer-not-placeholder-shown:hidden! peer-focus:hidden! sm:pointer-fine:flex print:hidden"
    >
      {apple ? "⌘K" : "Ctrl K"}
    </span>
  );
}
