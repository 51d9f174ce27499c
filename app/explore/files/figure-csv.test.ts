import { csvParse } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FigureTable } from "../figures/figure.ts";
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
const nameReadBack = (name: string) => readBack([name, 1])[0]?.[0];

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

  it.each([
    "-M-",
    "+/-",
    "=LOVE",
    "@",
    "+44",
    "!!!",
    "(hed) p.e.",
    "'Til Tuesday",
    'Crosby, Stills & "Nash"',
    "a\r\nb",
  ])("keeps the name %j to the letter", (name) => {
    expect(nameReadBack(name)).toBe(name);
  });

  it.each([
    '=HYPERLINK("http://evil.example","Low")',
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!D2",
    "+'http://evil.example/[x.xls]S'!A1",
    '\t=WEBSERVICE("http://evil.example")',
    "=1\n+cmd|' /C calc'!A0",
    "＝HYPERLINK(1)",
  ])("leaves no spreadsheet a formula that acts: %j", (name) => {
    expect(nameReadBack(name)).toBe(`'${name}`);
  });

  it("reads back exactly, whatever text there is, but for an apostrophe before formulas that call or refer", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."=+-@,\"'\n\r\t;a1(|![") }));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.double({ noNaN: true }))), (rows) => {
        const back = readBack(...rows.map(([name, value]) => [name, value]));
        expect(back.map(([, value]) => value)).toEqual(rows.map(([, value]) => String(value)));
        for (const [index, [name]] of rows.entries()) {
          const isFormula = "=+-@\t\r\n".includes(name.charAt(0)) && /[(|![]/.test(name);
          expect(back[index]?.[0]).toBe(isFormula && name !== "" ? `'${name}` : name);
        }
      }),
    );
  });
});
