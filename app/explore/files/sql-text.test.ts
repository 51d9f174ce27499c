import { describe, expect, it } from "vitest";
import { figure } from "../../../lib/figures/plays-per-artist/figure.ts";
import { figureState, parseState } from "../../../lib/figures/state.ts";
import { sqlText } from "./sql-text.ts";

const sql = {
  id: "plays-per-artist",
  prepare: "CREATE TABLE artists;",
  statements: [
    { part: "histogram" as const, variables: ["min_listeners", "scale", "bins"] as const, sql: "SELECT 1;" },
    { part: "ccdf" as const, variables: ["min_listeners"] as const, sql: "SELECT 2;" },
    { part: "summary" as const, variables: ["min_listeners"] as const, sql: "SELECT 3;" },
  ].map((statement) => ({ ...statement, variables: [...statement.variables] })),
};
const floors = { floors: [1, 10], averageFloor: 10 };
const text = (parameters: Record<string, string>) =>
  sqlText(figure, sql, floors, figureState(figure, parseState([figure], parameters)), {
    title: "Plays",
    data: "https://example.org/o'clock",
  });

describe("sqlText", () => {
  it("sets every variable of the state, then loads, then asks", () => {
    expect(text({ min: "12", "plays-per-artist": "cut-fewer" }).split("\n")).toEqual([
      "-- Plays: runs as it is in DuckDB. data may also be the path of a copy of that folder.",
      "SET VARIABLE data = 'https://example.org/o''clock';",
      "SET VARIABLE min_listeners = 10;",
      "SET VARIABLE scale = 'cut';",
      "SET VARIABLE bins = 'fewer';",
      "",
      "CREATE TABLE artists;",
      "SELECT 1;",
      "SELECT 3;",
    ]);
  });

  it("asks for the CCDF where that is shown", () => {
    const ccdf = text({ "plays-per-artist": "ccdf" });
    expect(ccdf).toContain("SELECT 2;");
    expect(ccdf).not.toContain("SELECT 1;");
    expect(ccdf).not.toContain("scale");
  });
});
