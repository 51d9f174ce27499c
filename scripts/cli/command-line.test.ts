import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  BYTES,
  count,
  FOLDER,
  list,
  number,
  oneOf,
  option,
  parseCommandLine,
  readFlags,
  repeatable,
  TEXT,
  toggle,
  variable,
  WEB_ADDRESS,
} from "./command-line.ts";
import { helpText } from "./help-text.ts";
import { OperatorError } from "./operator-error.ts";
import { shellWord } from "./shell-word.ts";

const COMMAND = {
  name: "npm run bake --",
  about: "Bakes bread.",
  options: {
    "min-loaves": option(count(), { help: "loaves at least", fallback: 2 }),
    "min-minutes": option(count(1, 90), {
      heading: "The oven",
      help: "minutes at least",
      fallback: null,
      default: "the dough's",
    }),
    port: variable("PORT", { value: "N", help: "port of the oven" }),
    dataset: variable("DATASET", { value: "ID", help: "the recipe" }),
    flour: option(oneOf(["rye", "wheat", "spelt"]), { help: "what to bake with" }),
    mill: option(oneOf(["stone", "steel"]), { help: "who grinds" }),
    salt: option(
      number("S", "a number from 0 to 1", (value) => value >= 0 && value <= 1),
      { help: "share of salt" },
    ),
    crumbs: option(BYTES, { help: "what may fall" }),
    out: option(FOLDER, { help: "where it goes", fallback: path.resolve("public/bread") }),
    recipe: option(WEB_ADDRESS, { help: "where it comes from" }),
    seeds: list(oneOf(["poppy", "sesame"]), { help: "what goes on top", fallback: [] }),
    guest: repeatable(TEXT, { value: "NAME", help: "who eats" }),
    force: toggle({ help: "bake whatever happens" }),
    baker: option(TEXT, { value: "BAKER", help: "who bakes", required: "who bakes", isPositional: true }),
  },
  notes: ["HTTPS_PROXY is honoured."],
};

const parse = (argv: readonly string[], variables: Record<string, string> = {}) =>
  parseCommandLine(COMMAND, argv, variables);

describe("parseCommandLine(command, argv, variables)", () => {
  it("gives each flag's value by its name in camel case", () => {
    const flags = ["ann", "--min-loaves=3", "--flour", "rye", "--salt", "0.5", "--crumbs", "1.5GiB", "--out", "bread"];
    const more = [
      "--seeds",
      "poppy, sesame,poppy",
      "--guest",
      "ben",
      "--guest=cleo",
      "--force",
      "--recipe",
      "https://a.b/c",
    ];
    expect(parse([...flags, ...more]).values).toEqual({
      minLoaves: 3,
      minMinutes: null,
      port: 3000,
      dataset: undefined,
      flour: "rye",
      mill: undefined,
      salt: 0.5,
      crumbs: 1.5 * 2 ** 30,
      out: path.resolve("bread"),
      recipe: "https://a.b/c",
      seeds: ["poppy", "sesame"],
      guest: ["ben", "cleo"],
      force: true,
      baker: "ann",
    });
  });

  it("gives the fallback of a flag that was not given, and the last text of one given twice", () => {
    const { values } = parse(["--baker", "ann", "--flour", "rye", "--flour", "wheat"]);
    expect(values).toMatchObject({
      minLoaves: 2,
      out: path.resolve("public/bread"),
      seeds: [],
      guest: [],
      force: false,
    });
    expect(values.flour).toBe("wheat");
  });

  it("has flags take precedence over variables, in the environment too", () => {
    const variables = { PORT: "4000", DATASET: "rye" };
    expect(parse(["ann"], variables).values).toMatchObject({ port: 4000, dataset: "rye" });
    const { values, environment } = parse(["ann", "--port", "5000"], variables);
    expect([values.port, environment.PORT, environment.DATASET]).toEqual([5000, 5000, "rye"]);
  });

  it.each([
    ["--min-loaves 0", '--min-loaves is "0", expected a whole number from 1'],
    ["--min-minutes 91", '--min-minutes is "91", expected a whole number from 1 to 90'],
    ["--min-minutes 1.5", '--min-minutes is "1.5", expected a whole number from 1 to 90'],
    ["--port 0", "--port is 0, expected a whole number from 1 to 65535"],
    ["--dataset=", "--dataset is empty"],
    ["--flour oats", '--flour is "oats", expected one of rye, wheat, spelt'],
    ["--mill oats", '--mill is "oats", expected stone or steel'],
    ["--salt=", '--salt is "", expected a number from 0 to 1'],
    ["--salt 2", '--salt is "2", expected a number from 0 to 1'],
    ["--crumbs 4", '--crumbs is "4", expected a size such as 4GB'],
    ["--out=", '--out is "", expected a path'],
    ["--recipe file:///etc", '--recipe is "file:///etc", expected an address such as https://example.org/file'],
    ["--seeds poppy,salt", '--seeds is "salt", expected poppy or sesame'],
  ])("%s: says which flag, what was found and what is expected", (words, message) => {
    expect(() => parse(["ann", ...words.split(" ")])).toThrow(new OperatorError(message));
  });

  it("names a required flag that is missing, and a wrong variable", () => {
    expect(() => parse([])).toThrow(new OperatorError("--baker is missing: who bakes; see npm run bake -- --help"));
    expect(() => parse(["ann"], { PORT: "x" })).toThrow('PORT is "x", expected a whole number from 1 to 65535');
  });
});

describe("readFlags(command, argv)", () => {
  it.each([
    ["--min-loafs 1", "Unknown flag --min-loafs, did you mean --min-loaves? See npm run bake -- --help"],
    ["--froce", "Unknown flag --froce, did you mean --force? See npm run bake -- --help"],
    ["--rec a", "Unknown flag --rec, did you mean --recipe? See npm run bake -- --help"],
    ["--zebra", "Unknown flag --zebra; see npm run bake -- --help"],
    ["-f", "Unknown flag -f, did you mean --flour? See npm run bake -- --help"],
    ["--toString", "Unknown flag --toString; see npm run bake -- --help"],
    ["--flour", "--flour needs a value; see npm run bake -- --help"],
    ["--flour --force", "--flour needs a value; see npm run bake -- --help"],
    ["--force=yes", "--force takes no value; see npm run bake -- --help"],
    ["ann ben", 'Unexpected argument "ben"; see npm run bake -- --help'],
    ["--baker ann ben", 'Unexpected argument "ben"; see npm run bake -- --help'],
  ])("%s: says in one line what is wrong, and what was meant", (words, message) => {
    expect(() => readFlags(COMMAND, words.split(" "))).toThrow(new OperatorError(message));
  });
});

describe("helpText(command)", () => {
  it("lists every flag under its heading, with values, variable and default, in aligned lines of at most 100", () => {
    const help = helpText(COMMAND);
    expect(help.split("\n").filter((line) => line.length > 100)).toEqual([]);
    expect(help).toBe(`Usage: npm run bake -- BAKER [flags]
Bakes bread.

  --min-loaves N   loaves at least (default: 2)

The oven:
  --min-minutes N  minutes at least (default: the dough's)
  --port N         port of the oven (PORT; default: 3000)
  --dataset ID     the recipe (DATASET)
  --flour ID       what to bake with: rye, wheat, spelt
  --mill ID        who grinds: stone, steel
  --salt S         share of salt
  --crumbs SIZE    what may fall
  --out DIR        where it goes (default: public/bread)
  --recipe URL     where it comes from
  --seeds ID,ID    what goes on top: poppy, sesame
  --guest NAME     who eats (repeatable)
  --force          bake whatever happens
  BAKER            who bakes (required)
  --help           this text

HTTPS_PROXY is honoured.`);
  });

  it("wraps long help at words, in the column of the others", () => {
    const long = { ...COMMAND, options: { a: toggle({ help: "bread ".repeat(40).trim() }) } };
    const [, , , first, second] = helpText(long).split("\n");
    expect(first).toMatch(/^ {2}--a {5}bread .*bread$/);
    expect(second).toMatch(/^ {10}bread .*bread$/);
  });
});

describe("shellWord", () => {
  it("shellWord(value) quotes what shells would split", () => {
    expect(shellWord("listenbrainz:ann,ben")).toBe("listenbrainz:ann,ben");
    expect(shellWord("file:Ann's $music", "linux")).toBe("'file:Ann'\\''s $music'");
    expect(shellWord("file:My music", "win32")).toBe('"file:My music"');
  });
});
