import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { areWellFormed, declareFile, isPathOf, pathOf } from "./declaration.ts";
import { PUBLISHED_FILES } from "./files.ts";

const PAGE = declareFile({
  path: "letter/{letter}/{page}.json",
  schemaName: "Page",
  schema: v.string(),
  summary: "A page",
  parameters: {
    letter: { description: "", pattern: "[a-z]|0", example: "a" },
    page: { description: "", pattern: "[1-9][0-9]*", maxLength: 3, example: "1" },
  },
});

describe("pathOf", () => {
  it("pathOf(file, parameters) puts every parameter in its place", () => {
    expect(pathOf(PAGE, { letter: "0", page: "12" })).toBe("letter/0/12.json");
  });

  it.each([
    { letter: "ab", page: "1" },
    { letter: "a", page: "01" },
    { letter: "a", page: "1/../2" },
    { letter: "a", page: "1000" },
    { letter: "", page: "1" },
  ])("pathOf(file, %o) refuses a parameter of another form", (parameters) => {
    expect(areWellFormed(PAGE, parameters)).toBe(false);
    expect(() => pathOf(PAGE, parameters)).toThrow(RangeError);
  });
});

describe("isPathOf", () => {
  it("isPathOf(file, path) is true for the paths that pathOf makes, and no others", () => {
    expect(isPathOf(PAGE, pathOf(PAGE, { letter: "b", page: "7" }))).toBe(true);
    for (const path of [
      "letter/b/7.jsonx",
      "letter/b/7xjson",
      "x/letter/b/7.json",
      "letter/b/0.json",
      "letter/b/c/7.json",
    ]) {
      expect(isPathOf(PAGE, path)).toBe(false);
    }
  });
});

describe("PUBLISHED_FILES", () => {
  it("no path belongs to two declarations, and every example is of its own", () => {
    for (const file of PUBLISHED_FILES) {
      const example = Object.entries<{ example: string }>(file.parameters).reduce(
        (path, [name, parameter]) => path.replace(`{${name}}`, parameter.example),
        file.path,
      );
      const owners = PUBLISHED_FILES.filter((other) => isPathOf(other, example)).map(({ path }) => path);
      expect(owners).toEqual([file.path]);
    }
  });
});
