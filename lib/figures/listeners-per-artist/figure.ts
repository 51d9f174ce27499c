import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { artistDistribution, atFloor } from "../_shared/artist-distribution.ts";
import { defineFigure, VIEWS } from "../_shared/figure.ts";
import { ArtistDistribution } from "../_shared/schemas.ts";
import { NONE_ABOVE_FLOOR, theArtists } from "../_shared/words.ts";
import { figure as mostListeners } from "../most-listeners/figure.ts";

export const figure = defineFigure(
  {
    id: "listeners-per-artist",
    title: "Listeners per artist",
    section: "artists",
    uses: ["min"],
    distribution: { over: "artists", views: VIEWS, defaultView: "log-fewer" },
    schema: ArtistDistribution,
  },
  ({ explore }, state) => {
    const data = explore.figures["listeners-per-artist"];
    const { floor, items, median, percentile99, highest } = atFloor(data, explore.floors, state);
    const [first] = explore.figures["most-listeners"];
    const single = floor === 1 ? exactly(data, 1) : 0;
    const singles = formatShare(single / Math.max(items, 1));
    const half =
      median === 1 && single > 0
        ? `${singles} of ${theArtists(items, floor)} have just one listener`
        : `Half of ${theArtists(items, floor)} have at most ${formatPlural(median, "listener")}${single > 0 ? `; ${singles} have just one` : ""}`;
    const finding =
      items === 0
        ? NONE_ABOVE_FLOOR
        : `${half}. The most listened to${first === undefined ? "" : `, ${first.name},`} has ${formatCount(highest)}; one in a hundred has ${formatCount(percentile99)} or more.`;
    return artistDistribution({
      ...{ data, explore, state, finding },
      values: "whole",
      xTitle: "Listeners per artist",
      order: "popular",
    });
  },
  [mostListeners],
);

/** Artists with exactly this whole value, among all. */
function exactly({ ccdf: { values, itemsByFloor } }: ArtistDistribution, value: number): number {
  const at = values.indexOf(value);
  const next = values.indexOf(value + 1);
  return at < 0 || next < 0 ? 0 : (itemsByFloor[0]?.[at] ?? 0) - (itemsByFloor[0]?.[next] ?? 0);
}
