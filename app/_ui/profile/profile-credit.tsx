"use client";

import { useIsShown } from "./profile-store.ts";
import { SOURCES } from "./source-credits.ts";

/** Whose profiles are on the page, once there are any; its line is reserved from the start. */
export function ProfileCredit() {
  const isShown = { lastfm: useIsShown("lastfm"), wikipedia: useIsShown("wikipedia") };
  const credits = (["lastfm", "wikipedia"] as const).filter((source) => isShown[source]);
  return (
    <p className="min-h-[1lh]">
      {credits.length === 0 ? null : "Profiles: "}
      {credits.map((source, index) => (
        <span key={source}>
          {index === 0 ? "" : "; "}
          {SOURCES[source].by}{" "}
          <a href={SOURCES[source].url} rel="noopener noreferrer external" className="link text-ink">
            {SOURCES[source].creditedAs}
          </a>
          , CC BY-SA
        </span>
      ))}
    </p>
  );
}
