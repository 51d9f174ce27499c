import type { Drawn, FigureData, FigureState } from "../_shared/figure.ts";
import { ABOUT_BINS, listenerDistribution, spreadOf } from "../_shared/listener-distribution.ts";
import type { figure } from "./figure.ts";

export function build({ explore }: FigureData<typeof figure>, state: FigureState): Drawn {
  const data = explore.figures["plays-per-listener"];
  const finding = `${spreadOf(data, "play")} ${ABOUT_BINS}`;
  return listenerDistribution({ data, state, xTitle: "Plays per listener", column: "plays", finding });
}
