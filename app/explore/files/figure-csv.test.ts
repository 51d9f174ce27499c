import { csvParse, dsvFormat } from "d3-dsv";
import { describe, expect, it } from "vitest";
import type { FigureTable } from "../../../lib/figures/_shared/figure.ts";
import { figureCsv } from "./figure-csv.ts";

const tableOf = (rows: FigureTable["rows"]): FigureTable => ({
  columns: [
    { id: "name", title: "Artist", kind: "text" },
    { id: "value", title: "Plays", kind: "decimal" },
  ],
  rows,
  rowHeader: "name",
  hrefs: rows.map(() => null),
});

const readBack = (...rows: FigureTable["rows"]) =>
  csvParse(figureCsv(tableOf(rows))).map(({ name, value }) => [name, value]);

describe("figureCsv(table)", () => {
  it("has one header line, unrounded numbers, and an empty cell for what isn't there", () => {
    expect(
      figureCsv(
        tableOf([
          ["Low", 0.1 + 0.2],
          [null, -3],
        ]),
      ),
    ).toBe("name,value\nLow,0.30000000000000004\n,-3\n");
  });

  it("has names that no spreadsheet computes, whichever separator it takes", () => {
    const name = "a;=cmd|' /C calc'!A0;b";
    for (const separator of [";", ",", "\t", "|"]) {
      const cells = dsvFormat(separator)
        .parseRows(figureCsv(tableOf([[name, 1]])))
        .flat();
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    }
    expect(readBack([name, 1])).toEqual([["a;'=cmd|' /C calc'!A0;b", "1"]]);
  });
});
