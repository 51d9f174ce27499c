import { formatPlural } from "../../lib/format.ts";
import { isolated } from "../_ui/introduce-artist.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { PlayedArtists } from "./played-artists.tsx";
import { Recommendations, readPlayed } from "./recommendations.tsx";
import { UserForm } from "./user-form.tsx";
import { readUserList, type UserList } from "./user-list.ts";

const FAULTS: Record<Exclude<UserList["outcome"], "ok">, (typed: string) => string> = {
  "not-a-name": (typed) =>
    `“${typed}” is not a valid Last.fm user name: use 2 to 15 letters, digits, hyphens or underscores.`,
  "unknown-user": (typed) => `Last.fm has no user called “${typed}”.`,
  private: (typed) => `“${typed}” keeps their listening private.`,
  none: (typed) => `“${typed}” hasn’t played anything yet.`,
  unavailable: () => "Last.fm isn’t available right now. Try again in a minute, or paste a list.",
  disabled: () => "This site has no Last.fm key, so it can’t look up users. You can paste a list instead.",
};

/** The result for a Last.fm user, or the reason why there is none. */
export async function FromUser({ typed }: { typed: string }) {
  const list = await readUserList(typed);
  if (list.outcome !== "ok") {
    return (
      <main>
        <h1>For you</h1>
        <p role="status" className="mt-5 max-w-[38rem] text-lg">
          {FAULTS[list.outcome](typed)}
        </p>
        <div className="mt-8 max-w-[22rem]">
          {list.outcome === "disabled" ? null : <UserForm defaultValue={typed} />}
        </div>
        <PageLink href="/for-you" className="link mt-6 inline-flex min-h-11 items-center">
          Paste a list instead
        </PageLink>
      </main>
    );
  }
  const played = await readPlayed(list.played);
  return (
    <main>
      <h1>For you</h1>
      <p className="mt-5 max-w-[46rem] text-lg">
        {played.length === 0
          ? `None of the artists that ${list.user} plays most is in this dataset.`
          : `Based on the ${formatPlural(played.length, "artist")} that ${list.user} plays most, leaving out everyone ${list.user} already plays.`}
      </p>
      <p className="mt-2 text-ink-soft text-sm">
        Data from{" "}
        <a
          href={`https://www.last.fm/user/${encodeURIComponent(list.user)}`}
          rel="external noopener noreferrer"
          className="link"
        >
          Last.fm
        </a>
        ; held in memory for ten minutes, never written to disk.
      </p>
      {list.missed.length > 0 ? (
        <p className="mt-3 max-w-[46rem] text-ink-soft">
          Not in this dataset: {list.missed.map((name) => `“${isolated(name)}”`).join(", ")}.
        </p>
      ) : null}
      <PageLink href="/for-you" className="link mt-2 inline-flex min-h-11 items-center">
        Use another list
      </PageLink>
      {played.length > 0 ? (
        <section aria-labelledby="recommended" className="mt-8 max-w-[60rem]">
          <h2 id="recommended">Who else?</h2>
          <Recommendations played={played} isKnown={list.isKnown} />
          <PlayedArtists played={played} />
        </section>
      ) : null}
    </main>
  );
}
