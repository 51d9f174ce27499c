"use client";

import { useState } from "react";
import type { Atlas } from "../../../lib/map/atlas.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { SearchBox } from "../../_ui/search-box/search-box.tsx";

type MapSearchProps = {
  /** null until the map is live; until then an artist's suggestion leads to the map around it. */
  atlas: Atlas | null;
  onFound: (number: number) => void;
};

/** The site's search box, which flies to the artist instead of opening its page. */
export function MapSearch({ atlas, onFound }: MapSearchProps) {
  const [absent, setAbsent] = useState<{ name: string; slug: string } | null>(null);
  const goTo = (slug: string, name: string, slugs: readonly string[]) => {
    const number = slugs.indexOf(slug);
    setAbsent(number < 0 ? { name, slug } : null);
    if (number >= 0) onFound(number);
    return name;
  };
  return (
    <div className="relative z-10 mb-4 max-w-96">
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
      <p role="status" className="mt-2 px-5 text-sm empty:hidden">
        {absent === null ? null : (
          <>
            <bdi>{absent.name}</bdi> is not on the map.{" "}
            <PageLink href={`/artist/${absent.slug}`} className="link">
              See its page
            </PageLink>
          </>
        )}
      </p>
    </div>
  );
}
