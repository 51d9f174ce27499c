import * as v from "valibot";
import { FIGURE_IDS, type FigureId } from "./_shared/figure.ts";

/** How a distribution is drawn: the scale of its bins and how many, or the share that reaches each value. */
export const VIEWS = ["log-fewer", "log-more", "linear-fewer", "linear-more", "cut-fewer", "cut-more", "ccdf"] as const;

export type View = (typeof VIEWS)[number];

const DEFAULT_VIEWS: Partial<Record<FigureId, View>> = {
  "listeners-per-artist": "log-fewer",
  "plays-per-artist": "log-more",
  "average-plays-per-artist": "log-more",
  "artists-per-listener": "linear-fewer",
  "plays-per-listener": "log-more",
};

/** Views of figures that have fewer than all of them. */
const OWN_VIEWS: Partial<Record<FigureId, readonly View[]>> = {
  "artists-per-listener": VIEWS.filter((view) => !view.startsWith("cut")),
  "plays-per-listener": ["log-fewer", "log-more", "ccdf"],
};

/** What the reader has chosen; lies in the address, and nowhere else. */
export type ExploreState = {
  /** Artists with fewer listeners are left out of the figures about artists. */
  min: number;
  /** The floor of the ranking by average plays; null is the dataset's own. */
  floor: number | null;
  views: Partial<Record<FigureId, View>>;
};

export const DEFAULT_STATE: ExploreState = { min: 1, floor: null, views: {} };

export type Parameters = Record<string, string | string[] | undefined>;

export const STATE_PARAMETERS = ["min", "floor", ...Object.keys(DEFAULT_VIEWS)];

const Floor = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));

/** What can't be understood counts as not given. */
export function parseState(parameters: Parameters): ExploreState {
  const floorIn = (name: string) => {
    const parsed = v.safeParse(Floor, parameters[name]);
    return parsed.success ? parsed.output : null;
  };
  const views: ExploreState["views"] = {};
  for (const id of FIGURE_IDS) {
    const view = viewsOf(id).find((one) => one === parameters[id]);
    if (view !== undefined && view !== DEFAULT_VIEWS[id]) views[id] = view;
  }
  return { min: floorIn("min") ?? 1, floor: floorIn("floor"), views };
}

/** The part of the address behind the question mark, that mark included; empty in the state that a page begins with. */
export function stateQuery({ min, floor, views }: ExploreState): string {
  const query = new URLSearchParams();
  if (min !== 1) query.set("min", String(min));
  if (floor !== null) query.set("floor", String(floor));
  for (const id of FIGURE_IDS) {
    const view = views[id];
    if (view !== undefined && view !== DEFAULT_VIEWS[id]) query.set(id, view);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The same for one figure alone: nothing that it doesn't depend on. */
export function figureQuery(id: FigureId, { min, floor, views }: ExploreState): string {
  return stateQuery({
    min: usesMinimum(id) ? min : 1,
    floor: id === "highest-average-plays" ? floor : null,
    views: { [id]: views[id] },
  });
}

export function viewsOf(id: FigureId): readonly View[] {
  return OWN_VIEWS[id] ?? (DEFAULT_VIEWS[id] === undefined ? [] : VIEWS);
}

export const viewOf = (id: FigureId, { views }: ExploreState): View => views[id] ?? DEFAULT_VIEWS[id] ?? "log-fewer";

const ABOUT_ARTISTS: readonly FigureId[] = [
  "most-plays",
  "highest-average-plays",
  "listeners-per-artist",
  "plays-per-artist",
  "average-plays-per-artist",
  "long-tail",
];

/** Whether artists with few listeners can be left out of the figure. */
export const usesMinimum = (id: FigureId) => ABOUT_ARTISTS.includes(id);

/** Index of the highest floor at or below the one that is asked for. */
export function floorIndex(floors: readonly number[], wanted: number): number {
  return Math.max(
    0,
    floors.findLastIndex((floor) => floor <= wanted),
  );
}

/** The floor in force of the ranking by average: never below what the page leaves out anyway. */
export function averageFloorOf(
  { floors, averageFloor }: { floors: readonly number[]; averageFloor: number },
  { min, floor }: ExploreState,
): number {
  return floors[floorIndex(floors, Math.max(min, floor ?? averageFloor))] ?? 1;
}
