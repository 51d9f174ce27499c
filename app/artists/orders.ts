import * as v from "valibot";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { type ArtistRow, AVERAGE_PLAYS_FILE, PLAYS_FILE, POPULAR_FILE } from "../../lib/site-data/browse.ts";

/** The measures by which all artists are listed, by their name in the address. */
export const ORDERS = {
  popular: {
    file: POPULAR_FILE,
    label: "Most listened to",
    heading: "Artists",
    first: "most listened to first",
    describe: "Artists by listeners",
    // The default: the artist's audience.
    measureOf: undefined,
    /** Pages that are prerendered; the rest are rendered on the first visit. */
    prerendered: 5,
  },
  plays: {
    file: PLAYS_FILE,
    label: "Most played",
    heading: "Artists by plays",
    first: "most played first",
    describe: "Artists by plays",
    measureOf: ({ plays }: ArtistRow) => formatPlural(plays, "play"),
    prerendered: 1,
  },
  "average-plays": {
    file: AVERAGE_PLAYS_FILE,
    label: "Most plays per listener",
    heading: "Artists by average plays",
    first: "most plays per listener first",
    describe: "Artists by average plays",
    measureOf: ({ plays, listeners }: ArtistRow) =>
      `${formatCount(plays / listeners)} each by ${formatPlural(listeners, "listener")}`,
    prerendered: 1,
  },
} as const;

export type Order = keyof typeof ORDERS;
export const Order = v.picklist(["popular", "plays", "average-plays"]);

/** The catalogue starts with the most popular artists. */
export const orderHref = (order: Order, page: number) =>
  order === "popular" && page === 1 ? "/artists" : (`/artists/${order}/${page}` as const);
