import { formatPlural } from "../../lib/format.ts";
import { CARD_ROWS, type CardContent } from "../_ui/card/card.tsx";

type PathEnds = { from: Named; to: Named };
type Named = { slug: string; name: string };

/** A path's card: its first steps, each with the listeners the two share. No steps: there is no path. */
export function pathCard(
  { from, to }: PathEnds,
  artists: readonly Named[],
  steps: readonly { overlap: number }[],
  isSimulated: boolean,
): CardContent {
  return {
    kicker: "From one artist to another",
    title: [from, to],
    joint: " to ",
    rows: steps.slice(0, CARD_ROWS).map(({ overlap }, at) => ({
      artists: artists.slice(at, at + 2),
      evidence: formatPlural(overlap, isSimulated ? "simulated shared listener" : "shared listener"),
    })),
    foot: steps.length === 0 ? "No path connects them" : `A path of ${formatPlural(steps.length, "step")}`,
  };
}
