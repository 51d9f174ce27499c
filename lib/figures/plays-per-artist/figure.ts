import { formatCount, formatPlural } from "../../format.ts";
import { artistDistribution, atFloor } from "../_shared/artist-distribution.ts";
import { defineFigure, VIEWS } from "../_shared/figure.ts";
import { ArtistDistribution } from "../_shared/schemas.ts";
import { NONE_ABOVE_FLOOR, theArtists, times } from "../_shared/words.ts";
import { figure as mostPlays } from "../most-plays/figure.ts";

/** A mean this many times the median is the work of a few artists. */
const SKEWED = 1.5;

export const figure = defineFigure(
  {
    id: "plays-per-artist",
    title: "Plays per artist",
    section: "artists",
    uses: ["min"],
    distribution: { over: "artists", views: VIEWS, defaultView: "log-more" },
    schema: ArtistDistribution,
  },
  ({ explore }, state) => {
    const data = explore.figures["plays-per-artist"];
    const { index, floor, items, median, mean, highest } = atFloor(data, explore.floors, state);
    const first = explore.figures["most-plays"][index]?.[0]?.name ?? "the most played artist";
    const half = `Half of ${theArtists(items, floor)} were played at most ${formatPlural(median, "time")}.`;
    const finding =
      items === 0
        ? NONE_ABOVE_FLOOR
        : mean < SKEWED * median
          ? `${half} The mean is ${formatCount(mean)}; the maximum is ${formatCount(highest)}, for ${first}.`
          : `${half} The mean, ${formatCount(mean)}, is ${times(mean / median)} that: a few artists pull it up, above all ${first}, played ${formatPlural(highest, "time")}.`;
    return artistDistribution({
      ...{ data, explore, state, finding },
      values: "whole",
      xTitle: "Plays per artist",
      order: "plays",
    });
  },
  [mostPlays],
);
