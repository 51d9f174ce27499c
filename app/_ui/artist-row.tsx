import { formatCount, formatPlural } from "../../lib/format.ts";
import type { ArtistRow as Row } from "../../lib/site-data/browse.ts";
import { PageLink } from "./page-link.tsx";

type ArtistRowProps = {
  artist: Row;
  /** Position in the list, if the order means something. */
  rank?: number;
  /** The measure that orders the list, in words; the audience by default. */
  measure?: string;
};

/** One artist in a list; the whole row is the link's hit area. */
export function ArtistRow({ artist, rank, measure }: ArtistRowProps) {
  return (
    <li
      id={rank === undefined ? undefined : `place-${rank}`}
      className="group/row relative flex scroll-mt-6 target:bg-accent-soft min-h-12 break-inside-avoid items-baseline gap-x-4 border-rule border-b py-2.5"
    >
      {rank === undefined ? null : (
        <span className="w-9 shrink-0 text-sm text-ink-soft tabular-nums">{formatCount(rank)}</span>
      )}
      <PageLink
        href={`/artist/${artist.slug}`}
        className="min-w-0 flex-1 font-semibold after:absolute after:inset-0 group-hover/row:text-accent"
      >
        {artist.name}
      </PageLink>
      <span className="shrink-0 text-sm text-ink-soft tabular-nums">
        {measure ?? formatPlural(artist.listeners, "listener")}
      </span>
    </li>
  );
}
