import { BROWSE_PAGE_SIZE, type BrowsePage } from "../../lib/contracts/browse.ts";
import { ArtistRow } from "../_ui/artist-row.tsx";

/** A browse page's rows, read down and then across; ranked where the order is by listeners. */
export function ArtistList({ page, ranked }: { page: BrowsePage; ranked: boolean }) {
  const first = (page.page - 1) * BROWSE_PAGE_SIZE + 1;
  return (
    <ol start={first} className="gap-x-16 lg:columns-2">
      {page.artists.map((artist, index) => (
        <ArtistRow key={artist.slug} artist={artist} rank={ranked ? first + index : undefined} />
      ))}
    </ol>
  );
}
