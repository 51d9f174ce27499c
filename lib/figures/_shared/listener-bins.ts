import { formatCount, formatPlural } from "../../format.ts";
import { logScale } from "./scales.ts";

/** Artists with `from_listeners` to below `to_listeners`. */
type ListenerBin = { from_listeners: number; to_listeners: number };

/** One logarithmic axis for all the bins, and where the middle of each lies on it. */
export function listenerAxis(bins: readonly ListenerBin[]) {
  const x = logScale(bins[0]?.from_listeners ?? 1, bins.at(-1)?.to_listeners ?? 10);
  const middle = ({ from_listeners, to_listeners }: ListenerBin) => x.at(Math.sqrt(from_listeners * to_listeners));
  return { x, middle };
}

/** "1 listener", "5 to 9 listeners". */
export const listenersIn = ({ from_listeners, to_listeners }: ListenerBin) =>
  to_listeners - from_listeners === 1
    ? formatPlural(from_listeners, "listener")
    : `${formatCount(from_listeners)} to ${formatPlural(to_listeners - 1, "listener")}`;
