import { defineFigure } from "../_shared/figure.ts";
import { ABOUT_BINS, listenerDistribution, spreadOf } from "../_shared/listener-distribution.ts";
import { ListenerDistribution } from "../_shared/schemas.ts";

export const figure = defineFigure(
  {
    id: "plays-per-listener",
    title: "Plays per listener",
    section: "listeners",
    uses: [],
    distribution: { over: "listeners", views: ["log-fewer", "log-more", "ccdf"], defaultView: "log-more" },
    schema: ListenerDistribution,
  },
  ({ explore }, state) => {
    const data = explore.figures["plays-per-listener"];
    const finding = `${spreadOf(data, "play")} ${ABOUT_BINS}`;
    return listenerDistribution({ data, state, xTitle: "Plays per listener", finding });
  },
);
