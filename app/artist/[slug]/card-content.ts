import { formatCount, formatPlural } from "../../../lib/format.ts";
import type { ArtistFile, Neighbour } from "../../../lib/site-data/artist.ts";
import { CARD_ROWS, type CardContent } from "../../_ui/card/card.tsx";

type CardArtist = Pick<ArtistFile, "slug" | "name" | "statistics"> & {
  neighbours: readonly Pick<Neighbour, "slug" | "name" | "overlap">[];
};

/** An artist's card: its nearest artists, each with the listeners they share. */
export function artistCard(artist: CardArtist, isSimulated: boolean): CardContent {
  const { value, rank } = artist.statistics.listeners;
  return {
    kicker: "Artists like",
    title: [artist],
    joint: "",
    rows: artist.neighbours.slice(0, CARD_ROWS).map((neighbour) => ({
      artists: [neighbour],
      evidence: `${formatCount(neighbour.overlap)} of ${formatPlural(value, "listener")} in common`,
    })),
    foot: `${formatPlural(value, isSimulated ? "simulated listener" : "listener")}, rank ${formatCount(rank)}`,
  };
}
