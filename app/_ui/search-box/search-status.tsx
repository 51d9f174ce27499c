import { formatPlural } from "../../../lib/format.ts";
import type { Suggestions } from "./use-suggestions.ts";

/** Says politely how many suggestions there are; where there are none, everyone sees it. */
export function SearchStatus({ isOpen, suggestions }: { isOpen: boolean; suggestions: Suggestions }) {
  const message = isOpen ? statusOf(suggestions) : "";
  const isSeen = message !== "" && suggestions.matches.length === 0;
  return (
    <p
      role="status"
      className={isSeen ? "rounded-2xl border border-rule-strong bg-paper px-5 py-3 text-ink-soft" : "sr-only"}
    >
      {message}
    </p>
  );
}

function statusOf({ state, matches }: Suggestions): string {
  if (state === "failed") return "Suggestions can’t be loaded just now.";
  if (state !== "complete") return "";
  return matches.length === 0 ? "No artist by this name" : formatPlural(matches.length, "suggestion");
}
