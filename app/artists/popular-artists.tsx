import { formatPlural } from "../../lib/format.ts";
import type { BrowsePage } from "../../lib/site-data/browse.ts";
import { BROWSE_INDEX_FILE } from "../../lib/site-data/browse.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { Pagination } from "../_ui/pagination.tsx";
import { ArtistList } from "./artist-list.tsx";
import { BrowseNav } from "./browse-nav.tsx";

/** One page of the artists by listeners; shared by /artists and its further pages. */
export async function PopularArtists({ page }: { page: BrowsePage }) {
  const index = await requireData(BROWSE_INDEX_FILE, {});
  return (
    <main>
      <h1>Artists</h1>
      <p className="mt-4 text-lg text-ink-soft">{formatPlural(index.artists, "artist")}, the most heard first.</p>
      <BrowseNav index={index} current="listeners" />
      <div className="mt-4">
        <ArtistList page={page} ranked />
      </div>
      <Pagination
        page={page.page}
        pages={page.pages}
        hrefOf={(to) => (to === 1 ? "/artists" : `/artists/popular/${to}`)}
      />
    </main>
  );
}
