import * as v from "valibot";
import type { FigureDefinition, FigureState, View } from "./_shared/figure.ts";

/** What the reader has chosen; kept in the address, and nowhere else. */
export type ExploreState = {
  /** Artists with fewer listeners are left out of the figures about artists. */
  min: number;
  /** The floor of the ranking by average plays; null is the dataset's own. */
  floor: number | null;
  /** Views other than the default, by figure. */
  views: Readonly<Record<string, View>>;
};

export const DEFAULT_STATE: ExploreState = { min: 1, floor: null, views: {} };

/** What a figure's choices depend on: all that the browser needs of its definition. */
export type StateParts = Pick<FigureDefinition, "id" | "uses" | "distribution">;

export const statePartsOf = ({ id, uses, distribution }: StateParts): StateParts =>
  distribution === undefined ? { id, uses } : { id, uses, distribution };

export type Parameters = Record<string, string | string[] | undefined>;

/** Names of the parameters that these figures give the page. */
export const stateParameters = (figures: readonly StateParts[]): string[] => [
  "min",
  "floor",
  ...figures.filter(({ distribution }) => distribution !== undefined).map(({ id }) => id),
];

const Floor = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));

/** What cannot be understood counts as not given. */
export function parseState(figures: readonly StateParts[], parameters: Parameters): ExploreState {
  const floorIn = (name: string) => {
    const parsed = v.safeParse(Floor, parameters[name]);
    return parsed.success ? parsed.output : null;
  };
  let state: ExploreState = { min: floorIn("min") ?? 1, floor: floorIn("floor"), views: {} };
  for (const figure of figures) {
    const view = figure.distribution?.views.find((one) => one === parameters[figure.id]);
    if (view !== undefined) state = withView(figure, state, view);
  }
  return state;
}

export function withView({ id, distribution }: StateParts, state: ExploreState, view: View): ExploreState {
  const { [id]: _, ...others } = state.views;
  return { ...state, views: view === distribution?.defaultView ? others : { ...others, [id]: view } };
}

/** The query of the address, with its question mark; empty in the state that a page begins with. */
export function stateQuery({ min, floor, views }: ExploreState): string {
  const query = new URLSearchParams();
  if (min !== 1) query.set("min", String(min));
  if (floor !== null) query.set("floor", String(floor));
  for (const [id, view] of Object.entries(views).sort(([a], [b]) => (a < b ? -1 : 1))) query.set(id, view);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** What one figure depends on: all else has its default. */
export function figureState({ id, uses, distribution }: StateParts, { min, floor, views }: ExploreState): FigureState {
  return {
    min: uses.includes("min") ? min : 1,
    floor: uses.includes("floor") ? floor : null,
    view: views[id] ?? distribution?.defaultView ?? "log-fewer",
  };
}

/** The query of a figure's own addresses. */
export function figureQuery(figure: StateParts, state: ExploreState): string {
  const { min, floor } = figureState(figure, state);
  const view = state.views[figure.id];
  return stateQuery({ min, floor, views: view === undefined ? {} : { [figure.id]: view } });
}

/** Index of the highest floor at or below the one that is asked for. */
export function floorIndex(floors: readonly number[], wanted: number): number {
  return Math.max(
    0,
    floors.findLastIndex((floor) => floor <= wanted),
  );
}

/** The floor in force of a figure with its own: never below what the page leaves out anyway. */
export function averageFloorOf(
  { floors, averageFloor }: { floors: readonly number[]; averageFloor: number },
  { min, floor }: Pick<FigureState, "min" | "floor">,
): number {
  return floors[floorIndex(floors, Math.max(min, floor ?? averageFloor))] ?? 1;
}
