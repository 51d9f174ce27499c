import { notFound } from "next/navigation";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { type ArtistRow, AVERAGE_PLAYS_FILE, BROWSE_INDEX_FILE, PLAYS_FILE } from "../../lib/site-data/browse.ts";
import { readData, requireData } from "../../lib/site-data/read.ts";
import { Pagination } from "../_ui/pagination.tsx";
import { ArtistList } from "./artist-list.tsx";
import { BrowseNav } from "./browse-nav.tsx";
import { parsePageNumber } from "./page-number.ts";

const ORDERS = {
  plays: {
    file: PLAYS_FILE,
    heading: "Artists by plays",
    first: "the most played first",
    measureOf: ({ plays }: ArtistRow) => formatPlural(plays, "play"),
  },
  "average-plays": {
    file: AVERAGE_PLAYS_FILE,
    heading: "Artists by average plays",
    first: "first those that their listeners play most",
    measureOf: ({ plays, listeners }: ArtistRow) =>
      `${formatCount(plays / listeners)} by each of ${formatCount(listeners)}`,
  },
} as const;

export type BrowseOrder = keyof typeof ORDERS;

export const headingOf = (order: BrowseOrder) => ORDERS[order].heading;

/** One page of all artists by a measure, which the bins of the dashboard lead to. */
export async function OrderedArtists({ order, page: text }: { order: BrowseOrder; page: string }) {
  const number = parsePageNumber(text);
  const [index, page] = await Promise.all([
    requireData(BROWSE_INDEX_FILE, {}),
    number === null ? null : readData(ORDERS[order].file, { page: String(number) }),
  ]);
  if (page === null) notFound();
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
      <Pagination
        page={page.page}
        pages={page.pages}
        hrefOf={(to) => (order === "plays" ? `/artists/plays/${to}` : `/artists/average-plays/${to}`)}
      />
    </main>
  );
}
