import Link from "next/link";
import type { ArtistRow as Row } from "../../lib/contracts/browse.ts";
import { formatCount, formatPlural } from "../../lib/format.ts";

type ArtistRowProps = {
  artist: Row;
  /** Place in the list, where the order means something. */
  rank?: number;
};

/** One artist in a list; the whole row is the link's hit area. */
export function ArtistRow({ artist, rank }: ArtistRowProps) {
  return (
    <li className="group/row relative flex min-h-12 break-inside-avoid items-baseline gap-x-4 border-rule border-b py-2.5">
      {rank === undefined ? null : (
        <span className="w-9 shrink-0 text-sm text-ink-soft tabular-nums">{formatCount(rank)}</span>
      )}
      <Link
        href={`/artist/${artist.slug}`}
        prefetch={false}
        className="min-w-0 flex-1 font-semibold after:absolute after:inset-0 group-hover/row:text-accent"
      >
        {artist.name}
      </Link>
      <span className="shrink-0 text-sm text-ink-soft tabular-nums">{formatPlural(artist.listeners, "listener")}</span>
    </li>
  );
}
