import { BROWSE_PAGE_SIZE } from "../../lib/primitives/page-size.ts";
import type { ArtistRow as Artist, BrowsePage } from "../../lib/site-data/browse.ts";
import { ArtistRow } from "../_ui/artist-row.tsx";

type ArtistListProps = {
  page: BrowsePage;
  /** True if the list is ordered by a measure: each row then shows its rank and has it as its anchor (`#place-12`). */
  ranked: boolean;
  /** The measure of a row in words; by default the audience. */
  measureOf?: (artist: Artist) => string;
};

/** A browse page's rows, read down and then across. */
export function ArtistList({ page, ranked, measureOf }: ArtistListProps) {
  const first = (page.page - 1) * BROWSE_PAGE_SIZE + 1;
  return (
    <ol start={first} className="gap-x-16 lg:columns-2">
      {page.artists.map((artist, index) => (
        <ArtistRow
          key={artist.slug}
          artist={artist}
          rank={ranked ? first + index : undefined}
          measure={measureOf?.(artist)}
        />
      ))}
    </ol>
  );
}
