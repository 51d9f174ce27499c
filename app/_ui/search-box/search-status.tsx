import { formatPlural } from "../../../lib/format.ts";
import type { Finds, Suggestions } from "./suggest.ts";

type SearchStatusProps = {
  finds: Finds;
  isOpen: boolean;
  isEmpty: boolean;
  suggestions: Suggestions | null;
  hasFailed: boolean;
};

const NONE: Record<Finds, string> = {
  artists: "No matching artist",
  tags: "No matching tag",
  all: "No matching artist or tag",
};

/** Announces the number of suggestions politely; if there are none, the message is visible to everyone. */
export function SearchStatus({ finds, isOpen, isEmpty, suggestions, hasFailed }: SearchStatusProps) {
  const message = isOpen ? statusOf(finds, suggestions, hasFailed && !isEmpty) : "";
  const isSeen = message !== "" && countOf(suggestions) === 0;
  return (
    <p
      role="status"
      className={isSeen ? "rounded-2xl border border-rule-strong bg-paper px-5 py-3 text-ink-soft" : "sr-only"}
    >
      {message}
    </p>
  );
}

const countOf = (suggestions: Suggestions | null) =>
  suggestions === null ? 0 : suggestions.matches.length + suggestions.tags.length;

function statusOf(finds: Finds, suggestions: Suggestions | null, hasFailed: boolean): string {
  const count = countOf(suggestions);
  if (suggestions?.state === "recent") return count === 0 ? "" : formatPlural(count, "recent artist");
  if (suggestions?.state === "complete") {
    return count === 0 ? NONE[finds] : formatPlural(count, "suggestion");
  }
  if (suggestions?.state === "failed" && count > 0)
    return `${formatPlural(count, "suggestion")}, from the most listened-to artists only`;
  return hasFailed || suggestions?.state === "failed"
    ? "Suggestions aren’t available right now. Press Enter to search."
    : "";
}
