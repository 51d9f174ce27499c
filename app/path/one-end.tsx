import { pathBetween, pathHref } from "../../lib/path/address.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";
import { readMostPopular } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";

/** Destinations that are offered. */
const OFFERED = 12;

/** Offers well-known destinations for a single artist. `isBoth` if it is at both ends. */
export async function OneEnd({ artist, isBoth = false }: { artist: ArtistFile; isBoth?: boolean }) {
  const near = new Set(artist.neighbours.slice(0, 10).map(({ slug }) => slug));
  const offered = (await readMostPopular(2 * OFFERED)).filter(({ slug }) => slug !== artist.slug && !near.has(slug));
  return (
    <section className="mt-12 max-w-3xl" aria-labelledby="one-end">
      <h2 id="one-end" className="text-xl">
        {isBoth ? `${artist.name} is at both ends, so there is nothing to connect` : `Where to from ${artist.name}?`}
      </h2>
      <ul className="mt-4 flex flex-wrap gap-2.5">
        {offered.slice(0, OFFERED).map(({ slug, name }) => (
          <li key={slug}>
            <PageLink
              href={pathHref(pathBetween(artist.slug, slug))}
              rel="nofollow"
              className="flex min-h-11 items-center rounded-full border border-rule-strong px-4 font-medium hover:border-accent hover:text-accent"
            >
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
