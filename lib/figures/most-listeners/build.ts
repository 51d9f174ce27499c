import { formatCount, formatPlural, formatShare } from "../../format.ts";
import type { Drawn, FigureData } from "../_shared/figure.ts";
import { ranking } from "../_shared/ranking.ts";
import { NO_ARTISTS } from "../_shared/words.ts";
import type { figure } from "./figure.ts";

export function build({ explore, facts: { users } }: FigureData<typeof figure>): Drawn {
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
}
