import { formatPlural } from "../../lib/format.ts";
import { BROWSE_INDEX_FILE, type BrowsePage } from "../../lib/site-data/browse.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { Pagination } from "../_ui/pagination.tsx";
import { ArtistList } from "./artist-list.tsx";
import { BrowseNav } from "./browse-nav.tsx";
import { ORDERS, type Order, orderHref } from "./orders.ts";

/** One page of all artists by a measure. */
export async function OrderedArtists({ order, page }: { order: Order; page: BrowsePage }) {
  const index = await requireData(BROWSE_INDEX_FILE, {});
  const { heading, first, measureOf } = ORDERS[order];
  return (
    <main>
      <h1>{heading}</h1>
      <p className="mt-4 text-lg text-ink-soft">
        {formatPlural(index.artists, "artist")}, {first}.
      </p>
      <BrowseNav index={index} current={order} />
      <div className="mt-4">
        <ArtistList page={page} ranked measureOf={measureOf} />
      </div>
      <Pagination page={page.page} pages={page.pages} hrefOf={(to) => orderHref(order, to)} />
    </main>
  );
}
