import { describe, expect, it } from "vitest";
import { parseFlags, repeatable, shellWord, text, toggle } from "./flags.ts";

const types = { "min-listeners": text, "min-overlap": text, compare: repeatable, force: toggle, help: toggle };
const parse = (...argv: string[]) => ({ ...parseFlags(argv, types, "npm run prebuild --") });

describe("parseFlags", () => {
  it("parseFlags(argv) gives texts, lists and toggles by name", () => {
    expect(parse("--min-listeners", "1", "--compare=a", "--compare", "b", "--force")).toEqual({
      "min-listeners": "1",
      compare: ["a", "b"],
      force: true,
    });
  });

  it.each([
    [
      ["--min-listner", "1"],
      "There is no --min-listner, did you mean --min-listeners? npm run prebuild -- --help lists all flags.",
    ],
    [["--froce"], "There is no --froce, did you mean --force? npm run prebuild -- --help lists all flags."],
    [["--comp", "a"], "There is no --comp, did you mean --compare? npm run prebuild -- --help lists all flags."],
    [["--zebra"], "There is no --zebra; npm run prebuild -- --help lists all flags."],
    [["-f"], "There is no -f, did you mean --force? npm run prebuild -- --help lists all flags."],
    [["--toString"], "There is no --toString; npm run prebuild -- --help lists all flags."],
    [["--min-listeners"], "--min-listeners needs a value; npm run prebuild -- --help lists all flags."],
    [["--min-listeners", "--force"], "--min-listeners needs a value; npm run prebuild -- --help lists all flags."],
    [["--force=yes"], "--force takes no value"],
    [["demo"], '"demo" belongs to no flag; npm run prebuild -- --help lists all flags.'],
  ])("parseFlags(%j) says in one line what is wrong and what was meant", (argv, message) => {
    expect(() => parse(...argv)).toThrow(message);
  });
});

describe("shellWord", () => {
  it("shellWord(value) quotes what shells would split", () => {
    expect(shellWord("listenbrainz:ann,ben")).toBe("listenbrainz:ann,ben");
    expect(shellWord("file:Ann's $music", "linux")).toBe("'file:Ann'\\''s $music'");
    expect(shellWord("file:My music", "win32")).toBe('"file:My music"');
  });
});
