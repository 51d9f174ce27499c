"use client";

import type { BlendEntry } from "../../lib/blend/address.ts";
import type { BlendArtist } from "../../lib/blend/blend.ts";
import { possessiveEnding } from "../../lib/format.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { BlendLink } from "./blend-link.tsx";

/** Neighbours offered as the second artist: not the nearest, whose lists are much the same. */
const OFFERED = { from: 5, to: 17 };

type OneArtistProps = { artist: BlendArtist; entries: BlendEntry[] };

/** Suggestions to add, since one artist is not a blend. */
export function OneArtist({ artist, entries }: OneArtistProps) {
  const { neighbours } = artist;
  const offered = neighbours.length > OFFERED.from ? neighbours.slice(OFFERED.from, OFFERED.to) : neighbours;
  return (
    <>
      <h2 className="text-xl">Add one more artist</h2>
      <p className="mt-2 max-w-prose text-ink-soft">
        {offered.length > 0 ? (
          <>
            Add any artist, or one of these from <bdi>{artist.name}</bdi>
            {possessiveEnding(artist.name)} own list.
          </>
        ) : (
          <>{artist.name} has no similar artists of its own. Add any artist to bring in theirs.</>
        )}
      </p>
      <ul className="mt-4 flex flex-wrap gap-2.5">
        {offered.map(({ slug, name }) => (
          <li key={slug}>
            <BlendLink
              to={[...entries, { artist: slug, weight: 1 }]}
              className="flex min-h-11 items-center rounded-full border border-rule-strong px-4 font-medium hover:border-accent hover:text-accent"
            >
              + {name}
            </BlendLink>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <PageLink href={`/artist/${artist.slug}`} translate="yes" className="link inline-flex min-h-11 items-center">
          All artists similar to {artist.name}
        </PageLink>
      </p>
    </>
  );
}
