import { SOURCES } from "./source-credits.ts";

/**
 * Whose profiles are on the page. Its line is reserved from the start; what is in it shows by CSS once `<html>` names the
 * source in `data-profiles` (profile-store.ts), so that no page needs a script for it.
 */
export function ProfileCredit() {
  return (
    <p className="min-h-[1lh]">
      {(["lastfm", "wikipedia"] as const).map((source) => (
        <span key={source} data-credit={source} className="profile-credit">
          Profiles: {SOURCES[source].by}{" "}
          <a href={SOURCES[source].url} rel="noopener noreferrer external" className="link text-ink">
            {SOURCES[source].creditedAs}
          </a>
          , CC BY-SA.{" "}
        </span>
      ))}
    </p>
  );
}
