"use client";

import { useState } from "react";

type CopyButtonProps = {
  /** The text for the clipboard, created on demand. */
  text: () => string | Promise<string>;
  children: string;
  className?: string;
};

/** Copies and confirms; hidden without scripts, since it needs them. */
export function CopyButton({ text, children, className = "" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  };
  return (
    <button
      type="button"
      onClick={copy}
      onBlur={() => setOutcome(null)}
      className={`link cursor-pointer py-2.5 text-sm noscript:hidden ${className}`}
    >
      {/* Both texts take up space, so that neither shifts its surroundings. */}
      <span className="grid">
        <span className={`[grid-area:1/1] ${outcome === null ? "" : "invisible"}`}>{children}</span>
        <span role="status" className={`[grid-area:1/1] ${outcome === null ? "sr-only" : ""}`}>
          {outcome === "copied" ? "Copied" : outcome === "failed" ? "Copy failed" : ""}
        </span>
      </span>
    </button>
  );
}
