import { type BlendInput, blend } from "../../lib/blend/blend.ts";
import { formatCount } from "../../lib/format.ts";
import { CARD_ROWS, type CardContent } from "../_ui/card/card.tsx";

/** A blend's card: its artists, and the best results with how many of them each is similar to. */
export function blendCard(inputs: readonly BlendInput[], isSimulated: boolean): CardContent {
  const results = blend(inputs);
  const similarTo = (evidence: readonly unknown[]) => evidence.filter((listed) => listed !== null).length;
  return {
    kicker: "A blend of",
    title: inputs.map(({ artist }) => artist),
    joint: " + ",
    rows: results.slice(0, CARD_ROWS).map((result) => ({
      artists: [result],
      evidence: `similar to ${formatCount(similarTo(result.evidence))} of ${formatCount(inputs.length)}`,
    })),
    foot: isSimulated ? "Best first, from simulated listeners" : "Best first, from shared listeners",
  };
}
