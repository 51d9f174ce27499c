import { formatPlural, formatSimilarity } from "../../lib/format.ts";
import { type PathQuery, pathHref } from "../../lib/path/address.ts";
import { isPlaceholder } from "../../lib/primitives/placeholder.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { AvoidedArtists } from "./avoided-artists.tsx";
import { MinimumLinks } from "./route-links.tsx";

type NoPathProps = {
  from: ArtistFile;
  to: ArtistFile;
  query: PathQuery;
  end: "from" | "to";
  reachable: number;
  nearest: ArtistFile[];
};

/** Explains why no path connects two artists, and which artists the more isolated one does connect to. */
export function NoPath({ from, to, query, end, reachable, nearest }: NoPathProps) {
  const lonely = end === "from" ? from : to;
  const other = end === "from" ? to : from;
  const others = reachable - 1;
  return (
    <section className="mt-12 max-w-3xl" aria-labelledby="no-path">
      <h2 id="no-path">No path connects these artists</h2>
      <AvoidedArtists query={query} />
      <MinimumLinks query={query} />
      <p className="mt-4 text-lg">{reasonOf(lonely, others, query)}</p>
      {nearest.length > 0 ? (
        <>
          <p className="mt-6 text-ink-soft">
            {others > nearest.length
              ? `The ${nearest.length} nearest artists that ${lonely.name} does connect to:`
              : `${lonely.name} does connect to:`}
          </p>
          <ul className="mt-2 flex flex-wrap gap-x-6">
            {nearest.map(({ slug, name }) => (
              <li key={slug}>
                <PageLink
                  href={pathHref({ ...query, from: lonely.slug, to: slug })}
                  rel="nofollow"
                  className="link inline-flex min-h-11 items-center font-semibold"
                >
                  {name}
                </PageLink>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mt-6 flex flex-wrap gap-x-6">
        <PageLink
          href={`/artist/${other.slug}`}
          translate="yes"
          className="link inline-flex min-h-11 items-center"
        >{`Artists similar to ${other.name}`}</PageLink>
        {lonely.neighbours.length === 0 ? null : (
          <PageLink
            href={`/artist/${lonely.slug}`}
            translate="yes"
            className="link inline-flex min-h-11 items-center"
          >{`Artists similar to ${lonely.name}`}</PageLink>
        )}
      </p>
    </section>
  );
}

function reasonOf({ name, mbid, statistics }: ArtistFile, others: number, { avoid, min }: PathQuery): string {
  if (isPlaceholder(name, mbid)) return `${name} is not an artist, so no artist is similar to it.`;
  const isAvoiding = avoid.length > 0;
  const without = isAvoiding ? "Without those artists, " : "";
  if (min > 0) {
    const linked =
      others === 0 ? "not linked to any other artist" : `linked to only ${formatPlural(others, "other artist")}`;
    return `With a similarity of at least ${formatSimilarity(min)} at every step${isAvoiding ? ", and without those artists" : ""}, ${name} is ${linked}.`;
  }
  const listeners = formatPlural(statistics.listeners.value, "listener");
  if (others === 0) {
    return isAvoiding
      ? `${without}${name} is not linked to any other artist.`
      : `${name}, with ${listeners}, is not linked to any other artist: its listeners have too little in common with anyone else’s.`;
  }
  const island = formatPlural(others, "other artist");
  return `${without}${name} is linked to only ${island}: no artist outside this group is among their nearest, nor they among any other’s.`;
}
