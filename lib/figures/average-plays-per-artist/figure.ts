import { formatPlural } from "../../format.ts";
import { artistDistribution, atFloor } from "../_shared/artist-distribution.ts";
import { defineFigure, VIEWS } from "../_shared/figure.ts";
import { ArtistDistribution } from "../_shared/schemas.ts";
import { formatDecimal, NONE_ABOVE_FLOOR, theArtists } from "../_shared/words.ts";

export const figure = defineFigure(
  {
    id: "average-plays-per-artist",
    title: "Average plays per artist",
    section: "artists",
    uses: ["min"],
    distribution: { over: "artists", views: VIEWS, defaultView: "log-more" },
    schema: ArtistDistribution,
  },
  ({ explore }, state) => {
    const data = explore.figures["average-plays-per-artist"];
    const { floor, items, median, percentile95, highest } = atFloor(data, explore.floors, state);
    const largest = data.summaryByFloor.at(-1)?.highest ?? 0;
    const lastFloor = explore.floors.at(-1) ?? 1;
    const but =
      largest < highest && lastFloor > floor
        ? `, but only ${formatDecimal(largest)} among artists with at least ${formatPlural(lastFloor, "listener")}: the extremes come from small audiences`
        : "";
    const finding =
      items === 0
        ? NONE_ABOVE_FLOOR
        : `Half of ${theArtists(items, floor)} average at most ${formatPlural(Math.round(median), "play")} per listener; one in twenty averages ${formatDecimal(percentile95)} or more. ` +
          `The highest average is ${formatDecimal(highest)}${but}.`;
    return artistDistribution({
      ...{ data, explore, state, finding },
      values: "fractional",
      xTitle: "Average plays per listener",
      order: "average-plays",
    });
  },
);
