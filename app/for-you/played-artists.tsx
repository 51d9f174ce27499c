import type { Played } from "../../lib/blend/recommend.ts";
import { formatPlural } from "../../lib/format.ts";
import { PageLink } from "../_ui/page-link.tsx";

/** The artists that the list was made from, collapsed. */
export function PlayedArtists({ played }: { played: readonly Played[] }) {
  return (
    <details className="mt-4">
      <summary className="link flex min-h-11 w-fit items-center">
        {played.length === 1 ? "The artist" : `The ${formatPlural(played.length, "artist")}`} these suggestions come
        from
      </summary>
      <ul className="mt-2 flex flex-wrap gap-x-5">
        {played.map(({ artist: { slug, name } }) => (
          <li key={slug}>
            <PageLink href={`/artist/${slug}`} className="link flex min-h-11 items-center">
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
