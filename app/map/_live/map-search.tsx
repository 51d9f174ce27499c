"use client";

import { useState } from "react";
import useSWRImmutable from "swr/immutable";
import type { Atlas } from "../../../lib/map/atlas.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { loadData } from "../../../lib/site-data/fetch.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { SearchBox } from "../../_ui/search-box/search-box.tsx";
import { NotOnMap } from "../not-on-map.tsx";

type MapSearchProps = {
  /** null until the map is live; until then an artist's suggestion leads to the map around it. */
  atlas: Atlas | null;
  onFound: (number: number) => void;
};

/**
 * The site's search box, which flies to the artist instead of opening its page. It finds every artist; for one that is not on
 * the map it says so, why, and who near it is.
 */
export function MapSearch({ atlas, onFound }: MapSearchProps) {
  const [absent, setAbsent] = useState<{ name: string; slug: string } | null>(null);
  const { data: artist } = useSWRImmutable(
    absent === null ? null : ["not on the map", absent.slug],
    ([, slug]) => loadData(ARTIST_FILE, { slug }, null),
    { shouldRetryOnError: false },
  );
  const goTo = (slug: string, name: string, slugs: readonly string[]) => {
    const number = slugs.indexOf(slug);
    setAbsent(number < 0 ? { name, slug } : null);
    if (number >= 0) onFound(number);
    return name;
  };
  return (
    <div className="relative z-10 mb-4">
      <div className="max-w-96">
        <SearchBox
          label="Find an artist on the map"
          placeholder="Find an artist on the map"
          finds="artists"
          size="field"
          submit="Find"
          takesBest
          hrefOf={(slug) => `/map?artist=${slug}`}
          onChoose={atlas === null ? undefined : ({ slug, name }) => goTo(slug, name, atlas.slugs)}
        />
      </div>
      <div role="status" className="text-sm">
        {absent === null || atlas === null ? null : artist === undefined ? (
          <p className="mt-3">
            <bdi>{absent.name}</bdi> is not on the map.{" "}
            <PageLink href={`/artist/${absent.slug}`} className="link">
              See its page
            </PageLink>
          </p>
        ) : (
          <NotOnMap
            atlas={atlas}
            artist={artist}
            onGo={(number) => {
              setAbsent(null);
              onFound(number);
            }}
          />
        )}
      </div>
    </div>
  );
}
