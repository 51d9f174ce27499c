import * as v from "valibot";
import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { defineFigure } from "../_shared/figure.ts";
import { ranking } from "../_shared/ranking.ts";
import { RankedArtist } from "../_shared/schemas.ts";
import { NONE_ABOVE_FLOOR } from "../_shared/words.ts";
import { floorIndex } from "../state.ts";

export const figure = defineFigure(
  {
    id: "most-plays",
    title: "Most plays",
    section: "artists",
    uses: ["min"],
    schema: v.array(v.array(RankedArtist)),
  },
  ({ explore, facts }, { min }) => {
    const index = floorIndex(explore.floors, min);
    const floor = explore.floors[index] ?? 1;
    const artists = explore.figures["most-plays"][index] ?? [];
    const [first] = artists;
    const shown = artists.reduce((sum, { value }) => sum + value, 0);
    const among = floor > 1 ? `Among artists with at least ${formatPlural(floor, "listener")}, ` : "";
    const finding =
      first === undefined
        ? NONE_ABOVE_FLOOR
        : `${among}${first.name} has the most plays: ${formatCount(first.value)}, from ${formatPlural(first.listeners, "listener")}. ` +
          `${artists.length === 1 ? "This artist accounts" : `The ${artists.length} artists shown account`} for ${formatShare(shown / facts.plays)} of all plays.`;
    const whole = { href: "/artists/plays/1", title: "All artists by plays" } as const;
    return ranking({ finding, xTitle: "Plays", kind: "count", artists, whole });
  },
);
