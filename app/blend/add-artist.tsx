"use client";

import { type BlendEntry, blendHref, MAX_BLENDED, withParameter } from "../../lib/blend/address.ts";
import { pushAddress } from "../_ui/address.ts";
import { SearchBox } from "../_ui/search-box/search-box.tsx";

/** The search box that adds an artist: a form to this page, and with scripts one that needs no server. */
export function AddArtist({ entries }: { entries: BlendEntry[] }) {
  const hrefWith = (slug: string) => blendHref([...entries, { artist: slug, weight: 1 }]);
  return (
    <div className="mt-5">
      <SearchBox
        label="Add an artist"
        placeholder={entries.length === 0 ? "An artist you love" : "Add an artist"}
        size="field"
        action="/blend"
        name="add"
        submit="Add"
        hrefOf={hrefWith}
        onChoose={({ slug }) => {
          // An artist already in the blend keeps its weight.
          if (!entries.some(({ artist }) => artist === slug)) pushAddress(hrefWith(slug));
          return "";
        }}
      >
        {entries.length === 0 ? null : <input type="hidden" name="with" value={withParameter(entries)} />}
      </SearchBox>
      <p className="mt-2 text-ink-soft text-sm print:hidden">
        {entries.length === 0 ? `Up to ${MAX_BLENDED} artists.` : `${entries.length} of ${MAX_BLENDED} artists.`}{" "}
        {entries.length > 0 ? (
          <a href={blendHref([])} className="link inline-flex min-h-11 items-center">
            Start over
          </a>
        ) : null}
      </p>
    </div>
  );
}
