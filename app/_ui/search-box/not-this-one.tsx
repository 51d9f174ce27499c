"use client";

import { allMatchesHref, SEARCHED } from "../../../lib/search/leader-address.ts";
import { useAddressQuery } from "../address.ts";
import { PageLink } from "../page-link.tsx";

/** The way back for someone whom Enter took straight to this artist; in the margin above, so that nothing moves. */
export function NotThisOne({ slug }: { slug: string }) {
  const typed = new URLSearchParams(useAddressQuery(`/artist/${slug}`, "")).get(SEARCHED)?.trim() ?? "";
  if (typed === "") return null;
  return (
    <p className="absolute inset-x-0 bottom-full truncate text-ink-soft text-sm leading-6 print:hidden">
      Not this one?{" "}
      <PageLink
        href={allMatchesHref(typed)}
        rel="nofollow"
        className="link relative after:absolute after:-inset-y-2.5 after:inset-x-0"
      >
        See all matches for “{typed}”
      </PageLink>
    </p>
  );
}
