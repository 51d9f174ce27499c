"use client";

import { useRef, useState } from "react";
import { formatCount, formatPlural } from "../../../lib/format.ts";
import { type KeepAllOutcome, keepAll } from "../../../lib/kept/keep-all.ts";
import type { KeptArtist } from "../../../lib/kept/kept-artists.ts";
import { storeKept } from "../../_ui/keep/kept-store.ts";
import { useKept } from "../../_ui/keep/use-kept.ts";

/** Offers to add a shared list to this browser's own, and says what that changes. Its space is reserved; without scripts it stays empty. */
export function KeepAllButton({ artists }: { artists: readonly KeptArtist[] }) {
  const kept = useKept();
  const [message, setMessage] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  if (kept === null) return <div className="min-h-20 sm:min-h-12" />;
  const outcome = keepAll(kept, artists);
  const keep = () => {
    storeKept(outcome.next);
    // The button goes.
    status.current?.focus();
    setMessage(`${formatPlural(outcome.added, "artist")} added to your kept artists.${reasonsOf(outcome)}`);
  };
  return (
    <div className="min-h-20 sm:min-h-12">
      {outcome.added === 0 ? null : (
        <button
          type="button"
          onClick={keep}
          className="min-h-12 rounded-full border border-rule-strong px-6 font-semibold hover:text-accent"
        >
          {outcome.added === artists.length
            ? "Keep them all"
            : `Keep the ${formatCount(outcome.added)} you do not have`}
        </button>
      )}
      <p
        ref={status}
        role="status"
        tabIndex={-1}
        className="outline-none text-ink-soft text-sm not-empty:mt-2 not-empty:min-h-10"
      >
        {message ||
          (outcome.added === 0 ? `None of these would be new to your kept artists.${reasonsOf(outcome)}` : "")}
      </p>
    </div>
  );
}

function reasonsOf({ known, hidden, left }: KeepAllOutcome): string {
  const reasons = [
    known === 0 ? "" : ` ${formatCount(known)} kept already.`,
    hidden === 0 ? "" : ` ${formatCount(hidden)} hidden by you, and still hidden.`,
    left === 0 ? "" : ` No room for ${formatCount(left)} more.`,
  ];
  return reasons.join("");
}
