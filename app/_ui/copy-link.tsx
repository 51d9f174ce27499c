"use client";

import { useState, useSyncExternalStore } from "react";

/** How long "Copied" is shown, in ms. */
const SHOWN_MS = 2_500;

const never = () => () => {};

/** Copies the page's address. Without scripts or a clipboard, the reader can use the address bar. */
export function CopyLink() {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const canCopy = useSyncExternalStore(
    never,
    () => navigator.clipboard !== undefined,
    () => false,
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setState("copied");
    } catch {
      setState("failed");
    }
    setTimeout(() => setState("idle"), SHOWN_MS);
  };
  return (
    // Reserves its space until scripts run.
    <span className={`inline-flex items-baseline ${canCopy ? "" : "invisible"}`}>
      <span role="status" className="mr-3 text-ink-soft text-sm empty:mr-0">
        {state === "copied" ? "Copied" : state === "failed" ? "Copy it from the address bar" : ""}
      </span>
      <button type="button" onClick={copy} className="link min-h-11 min-w-11">
        Copy link
      </button>
    </span>
  );
}
