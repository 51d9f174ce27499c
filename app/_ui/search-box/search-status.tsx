import { formatPlural } from "../../../lib/format.ts";
import type { Suggestions } from "./suggest.ts";

type SearchStatusProps = { isOpen: boolean; isEmpty: boolean; suggestions: Suggestions | null; hasFailed: boolean };

/** Announces the number of suggestions politely; if there are none, the message is visible to everyone. */
export function SearchStatus({ isOpen, isEmpty, suggestions, hasFailed }: SearchStatusProps) {
  const message = isOpen ? statusOf(suggestions, hasFailed && !isEmpty) : "";
  const isSeen = message !== "" && !suggestions?.matches.length;
  return (
    <p
      role="status"
      className={isSeen ? "rounded-2xl border border-rule-strong bg-paper px-5 py-3 text-ink-soft" : "sr-only"}
    >
      {message}
    </p>
  );
}

function statusOf(suggestions: Suggestions | null, hasFailed: boolean): string {
  const count = suggestions?.matches.length ?? 0;
  if (suggestions?.state === "recent") return count === 0 ? "" : formatPlural(count, "recent artist");
  if (suggestions?.state === "complete") {
    return count === 0 ? "No matching artist" : formatPlural(count, "suggestion");
  }
  if (suggestions?.state === "failed" && count > 0)
    return `${formatPlural(count, "suggestion")}, from the most listened-to artists only`;
  return hasFailed || suggestions?.state === "failed"
    ? "Suggestions aren’t available right now. Press Enter to search."
    : "";
}
