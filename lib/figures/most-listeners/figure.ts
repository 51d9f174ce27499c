import * as v from "valibot";
import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { defineFigure } from "../_shared/figure.ts";
import { ranking } from "../_shared/ranking.ts";
import { RankedArtist } from "../_shared/schemas.ts";
import { NO_ARTISTS } from "../_shared/words.ts";

export const figure = defineFigure(
  {
    id: "most-listeners",
    title: "Most listeners",
    section: "artists",
    uses: [],
    schema: v.array(RankedArtist),
  },
  ({ explore, facts: { users } }) => {
    const artists = explore.figures["most-listeners"];
    const [first] = artists;
    const last = artists.at(-1);
    const by = (value: number) => `by ${formatCount(value)}`;
    let finding = NO_ARTISTS;
    if (first !== undefined) {
      finding = `${first.name} has been played ${by(first.value)} of ${formatPlural(users, "listener")} (${formatShare(first.value / users)})`;
      if (last !== undefined && last !== first)
        finding += `; ${last.name}, number ${artists.length}, ${by(last.value)} (${formatShare(last.value / users)})`;
      finding += ".";
    }
    const whole = { href: "/artists", title: "All artists by listeners" } as const;
    return ranking({ finding, xTitle: "Listeners", kind: "count", artists, whole, ofListeners: true });
  },
);
