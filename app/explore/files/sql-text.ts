import type { FigureState, Floors } from "../../../lib/figures/_shared/figure.ts";
import { averageFloorOf, floorIndex, type StateParts } from "../../../lib/figures/state.ts";
import type { FigureSql } from "../../../lib/site-data/explore.ts";

/**
 * The queries of a figure in one state, whole: what DuckDB's shell runs as it is.
 * @param data address of the data folder
 */
export function sqlText(
  { uses }: Pick<StateParts, "uses">,
  { prepare, statements }: FigureSql,
  { floors, averageFloor }: Pick<Floors, "floors" | "averageFloor">,
  state: FigureState,
  { title, data }: { title: string; data: string },
): string {
  const [scale = "log", bins = "more"] = state.view.split("-");
  const drawn = scale === "ccdf" ? ["ccdf", "summary"] : ["histogram", "rows", "summary"];
  const chosen = drawn.flatMap((part) => statements.filter((statement) => statement.part === part));
  const floor = uses.includes("floor")
    ? averageFloorOf({ floors, averageFloor }, state)
    : (floors[floorIndex(floors, state.min)] ?? 1);
  const values = { min_listeners: String(floor), scale: `'${scale}'`, bins: `'${bins}'` };
  const variables = new Set(chosen.flatMap((statement) => statement.variables));
  return [
    `-- ${title}: runs as it is in DuckDB. data may also be the path of a copy of that folder.`,
    `SET VARIABLE data = '${data.replaceAll("'", "''")}';`,
    ...[...variables].map((name) => `SET VARIABLE ${name} = ${values[name]};`),
    "",
    prepare,
    ...chosen.map(({ sql }) => sql),
  ].join("\n");
}
