import { formatCount } from "../../format.ts";
import type { Drawn, FigureData, FigureState } from "../_shared/figure.ts";
import { ABOUT_BINS, listenerDistribution, spreadOf } from "../_shared/listener-distribution.ts";
import type { figure } from "./figure.ts";

export function build({ explore, facts }: FigureData<typeof figure>, state: FigureState): Drawn {
  const data = explore.figures["artists-per-listener"];
  const finding = `${spreadOf(data, "artist")} Together they form ${formatCount(facts.interactions)} listener–artist pairs. ${ABOUT_BINS}`;
  return listenerDistribution({ data, state, xTitle: "Artists per listener", column: "artists", finding });
}
