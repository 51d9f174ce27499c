import { formatPlural } from "../../../lib/format.ts";
import type { Finds, Suggestions } from "./suggest.ts";

const NONE: Record<Finds, string> = {
  artists: "No matching artist",
  tags: "No matching tag",
  all: "No matching artist or tag",
};

/** What assistive technology announces of these suggestions; "" if nothing is known yet, or nothing is there to offer. */
export function describe(finds: Finds, { state, matches, tags }: Suggestions): string {
  const count = matches.length + tags.length;
  if (state === "complete") return count === 0 ? NONE[finds] : formatPlural(count, "suggestion");
  if (count === 0 || state === "partial") return "";
  return state === "recent"
    ? formatPlural(count, "recent artist")
    : `${formatPlural(count, "suggestion")}, from the most listened-to artists only`;
}
