"use client";

import { useState } from "react";

type CopyButtonProps = {
  /** What goes to the clipboard, made when it is asked for. */
  text: () => string | Promise<string>;
  children: string;
  className?: string;
};

/** Copies, and says so; of no use without scripts, so not there then. */
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
      {/* Both texts take their room, so that neither moves what stands beside. */}
      <span className="grid">
        <span className={`[grid-area:1/1] ${outcome === null ? "" : "invisible"}`}>{children}</span>
        <span role="status" className={`[grid-area:1/1] ${outcome === null ? "sr-only" : ""}`}>
          {outcome === "copied" ? "Copied" : outcome === "failed" ? "Copy failed" : ""}
        </span>
      </span>
    </button>
  );
}
