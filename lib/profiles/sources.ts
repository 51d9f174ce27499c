import { parseLastfmUrl } from "../lastfm/contract.ts";
import { httpsUrlOn } from "../primitives/https-url.ts";

/** Who wrote a profile, and so whom to credit. */
export type SourceName = "lastfm" | "wikipedia";

/** The source to which a profile's link leads; null if it leads elsewhere. */
export function sourceOf(url: string): SourceName | null {
  if (parseLastfmUrl(url) !== null) return "lastfm";
  return httpsUrlOn("wikipedia.org", url) === null ? null : "wikipedia";
}
