import {
  type Drawn,
  defineFigure,
  type FigureData,
  type FigureDefinition,
  type FigureState,
} from "../_shared/figure.ts";
import { ABOUT_BINS, listenerDistribution, spreadOf } from "../_shared/listener-distribution.ts";
import { ListenerDistribution } from "../_shared/schemas.ts";

const definition = {
  id: "plays-per-listener",
  title: "Plays per listener",
  section: "listeners",
  uses: [],
  distribution: { over: "listeners", views: ["log-fewer", "log-more", "ccdf"], defaultView: "log-more" },
  schema: ListenerDistribution,
} as const satisfies FigureDefinition;

export const figure = defineFigure(definition, build);

function build({ explore }: FigureData<typeof definition>, state: FigureState): Drawn {
  const data = explore.figures["plays-per-listener"];
  const finding = `${spreadOf(data, "play")} ${ABOUT_BINS}`;
  return listenerDistribution({ data, state, xTitle: "Plays per listener", finding });
}
