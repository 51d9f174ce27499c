import { formatCount } from "../../format.ts";
import { defineFigure } from "../_shared/figure.ts";
import { ABOUT_BINS, listenerDistribution, spreadOf } from "../_shared/listener-distribution.ts";
import { ListenerDistribution } from "../_shared/schemas.ts";

export const figure = defineFigure(
  {
    id: "artists-per-listener",
    title: "Artists per listener",
    section: "listeners",
    uses: [],
    distribution: {
      over: "listeners",
      views: ["log-fewer", "log-more", "linear-fewer", "linear-more", "ccdf"],
      defaultView: "linear-fewer",
    },
    schema: ListenerDistribution,
  },
  ({ explore, facts }, state) => {
    const data = explore.figures["artists-per-listener"];
    const finding = `${spreadOf(data, "artist")} Together they form ${formatCount(facts.interactions)} listener–artist pairs. ${ABOUT_BINS}`;
    return listenerDistribution({ data, state, xTitle: "Artists per listener", finding });
  },
);
