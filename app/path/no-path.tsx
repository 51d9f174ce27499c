import { formatPlural } from "../../lib/format.ts";
import { type PathQuery, pathHref } from "../../lib/path/address.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { AvoidedArtists } from "./avoided-artists.tsx";

type NoPathProps = {
  from: ArtistFile;
  to: ArtistFile;
  query: PathQuery;
  end: "from" | "to";
  reachable: number;
  nearest: ArtistFile[];
};

/** No chain leads from one to the other: why, and where chains from the lonelier end do lead. */
export function NoPath({ from, to, query, end, reachable, nearest }: NoPathProps) {
  const lonely = end === "from" ? from : to;
  const other = end === "from" ? to : from;
  const others = reachable - 1;
  return (
    <section className="mt-12 max-w-3xl" aria-labelledby="no-path">
      <h2 id="no-path">No chain leads from one to the other</h2>
      <AvoidedArtists query={query} />
      <p className="mt-4 text-lg">{reasonOf(lonely, others, query.avoid.length > 0)}</p>
      {nearest.length > 0 ? (
        <>
          <p className="mt-6 text-ink-soft">
            {others > nearest.length
              ? `The nearest ${nearest.length} that ${lonely.name} does lead to:`
              : `${lonely.name} does lead to:`}
          </p>
          <ul className="mt-2 flex flex-wrap gap-x-6">
            {nearest.map(({ slug, name }) => (
              <li key={slug}>
                <PageLink
                  href={pathHref({ from: lonely.slug, to: slug, avoid: query.avoid })}
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
          className="link inline-flex min-h-11 items-center"
        >{`Who is near to ${other.name}`}</PageLink>
        {lonely.neighbours.length === 0 ? null : (
          <PageLink
            href={`/artist/${lonely.slug}`}
            className="link inline-flex min-h-11 items-center"
          >{`Who is near to ${lonely.name}`}</PageLink>
        )}
      </p>
    </section>
  );
}

function reasonOf({ name, statistics }: ArtistFile, others: number, isAvoiding: boolean): string {
  const without = isAvoiding ? "Without those artists, " : "";
  const listeners = formatPlural(statistics.listeners.value, "listener");
  if (others === 0) {
    return isAvoiding
      ? `${without}${name} is linked to nobody.`
      : `${name}, with ${listeners}, is linked to nobody: its listeners share too little with anybody else’s.`;
  }
  const island = formatPlural(others, "other artist");
  return `${without}${name} is linked to ${island} only, and none of them is among anybody else’s nearest, nor anybody else among theirs.`;
}
