"use client";

import { useEffect, useState } from "react";
import { formatPlural } from "../../lib/format.ts";
import type { KeptArtist, KeptKind } from "../../lib/kept/kept-artists.ts";
import { SHARED_MAX, sharedListHref } from "../../lib/kept/shared-list.ts";
import { clearKept, toggleKept } from "../_ui/keep/kept-store.ts";
import { useKept } from "../_ui/keep/use-kept.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { forgetRecentArtists, readRecentArtists } from "../_ui/search-box/recent-artists.ts";
import { ExportLinks } from "./export-links.tsx";
import { ListSteps } from "./list-steps.tsx";

const BUTTON_CLASS = "link min-h-11 text-left";

/** The lists kept in this browser, with controls to export and clear them. Empty until scripts run. */
export function KeptLists() {
  const kept = useKept();
  if (kept === null) return <div className="min-h-96" />;
  const { favourites, hidden } = kept;
  return (
    <>
      <div className="mt-12 grid gap-x-16 gap-y-12 lg:grid-cols-2">
        <KeptList
          kind="favourites"
          title="Kept"
          artists={favourites}
          empty="None yet. Use the heart, “Keep”, on an artist’s page or beside an artist in a list."
        >
          <ListSteps artists={favourites} leading="most recent">
            <PageLink href={sharedListHref(favourites)} className="link flex min-h-11 items-center font-semibold">
              {favourites.length > SHARED_MAX ? `Share the ${SHARED_MAX} most recent` : "Share this list"}
            </PageLink>
          </ListSteps>
        </KeptList>
        <KeptList
          kind="hidden"
          title="Hidden from lists"
          artists={hidden}
          empty="Nothing hidden. Use ⊘, “Hide”, on an artist’s page or beside an artist in a list."
        />
      </div>
      <section aria-labelledby="take-along" className="mt-12 border-rule border-t pt-8">
        <h2 id="take-along" className="text-xl">
          Export
        </h2>
        {favourites.length + hidden.length > 0 ? (
          <ExportLinks kept={kept} />
        ) : (
          <p className="mt-3 text-ink-soft">Nothing to export yet.</p>
        )}
        <RecentSearches />
      </section>
    </>
  );
}

type KeptListProps = {
  kind: KeptKind;
  title: string;
  artists: KeptArtist[];
  empty: string;
  children?: React.ReactNode;
};

function KeptList({ kind, title, artists, empty, children }: KeptListProps) {
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind} tabIndex={-1} className="text-xl outline-none">
        {title}
      </h2>
      {artists.length === 0 ? (
        <p className="mt-3 max-w-prose text-ink-soft">{empty}</p>
      ) : (
        <>
          <ul className="mt-4 mb-5 border-rule border-t">
            {artists.map((artist) => (
              <li key={artist.slug} className="flex min-h-12 items-center justify-between gap-x-4 border-rule border-b">
                <PageLink
                  href={`/artist/${artist.slug}`}
                  className="flex min-h-11 min-w-0 flex-1 items-center font-semibold hover:text-accent"
                >
                  {artist.name}
                </PageLink>
                <button
                  type="button"
                  onClick={() => {
                    toggleKept(kind, artist);
                    document.getElementById(kind)?.focus();
                  }}
                  className={`${BUTTON_CLASS} text-sm`}
                >
                  Remove<span className="sr-only"> {artist.name}</span>
                </button>
              </li>
            ))}
          </ul>
          {children}
          <button
            type="button"
            onClick={() => {
              clearKept(kind);
              document.getElementById(kind)?.focus();
            }}
            className={`${BUTTON_CLASS} mt-2 text-ink-soft text-sm`}
          >
            Clear this list
          </button>
        </>
      )}
    </section>
  );
}

function RecentSearches() {
  const [count, setCount] = useState(0);
  useEffect(() => setCount(readRecentArtists().length), []);
  if (count === 0) return null;
  return (
    <p className="mt-6 flex flex-wrap items-center gap-x-4 text-ink-soft">
      The search box remembers {formatPlural(count, "artist")} you chose.
      <button
        type="button"
        onClick={() => {
          forgetRecentArtists();
          setCount(0);
        }}
        className={BUTTON_CLASS}
      >
        Clear them
      </button>
    </p>
  );
}
