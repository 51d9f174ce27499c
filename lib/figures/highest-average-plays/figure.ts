import * as v from "valibot";
import { formatCount, formatPlural } from "../../format.ts";
import { defineFigure } from "../_shared/figure.ts";
import { ranking } from "../_shared/ranking.ts";
import { RankedArtist } from "../_shared/schemas.ts";
import { formatDecimal, NONE_ABOVE_FLOOR } from "../_shared/words.ts";
import { figure as averagePlays } from "../average-plays-per-artist/figure.ts";
import { averageFloorOf, floorIndex } from "../state.ts";

export const figure = defineFigure(
  {
    id: "highest-average-plays",
    title: "Highest average plays",
    section: "artists",
    uses: ["min", "floor"],
    schema: v.array(v.array(RankedArtist)),
  },
  ({ explore }, state) => {
    const floor = averageFloorOf(explore, state);
    const index = floorIndex(explore.floors, floor);
    const artists = explore.figures["highest-average-plays"][index] ?? [];
    const median = explore.figures["average-plays-per-artist"].summaryByFloor[index]?.median ?? 0;
    const [first] = artists;
    const listeners = formatPlural(floor, "listener");
    const finding =
      first === undefined
        ? NONE_ABOVE_FLOOR
        : `Among artists with at least ${listeners}, ${first.name} has the most plays per listener: ` +
          `${formatCount(first.value)} on average, from ${formatPlural(first.listeners, "listener")}. ` +
          `The median for such artists is ${formatDecimal(median)}.${floor === 1 ? " Without a minimum, this ranking mostly finds accidents: a single listener is enough to win." : ""}`;
    const whole = { href: "/artists/average-plays/1", title: "All artists by average plays" } as const;
    return {
      ...ranking({ finding, xTitle: "Plays per listener", kind: "decimal", artists, whole }),
      title: `Highest average plays (at least ${listeners})`,
    };
  },
  [averagePlays],
);
