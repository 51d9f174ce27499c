import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../cli/command-line.ts";
import { serveCommand } from "./options.ts";

const parse = (argv: readonly string[], variables: Record<string, string>) =>
  parseCommandLine(serveCommand(argv), argv, variables);

describe("npm start", () => {
  it("has flags win over variables over defaults", () => {
    const variables = { DATASET: "lastfm-2k", PORT: "4000" };
    expect(parse([], variables)).toMatchObject({
      environment: { DATASET: "lastfm-2k", PORT: 4000, DATASETS_DIR: ".cache/datasets" },
      values: { dev: false, defaults: false },
    });
    const flags = [
      "--dev",
      "--dataset",
      "demo",
      "--port",
      "5000",
      "--host",
      "127.0.0.1",
      "--data-dir",
      "d",
      "--defaults",
    ];
    expect(parse(flags, variables)).toMatchObject({
      environment: { DATASET: "demo", PORT: 5000, HOST: "127.0.0.1", DATASETS_DIR: "d" },
      values: { dev: true, defaults: true },
    });
    expect(parse([], {}).environment).not.toHaveProperty("HOST");
  });

  it.each([
    [["--port", "0"], "--port is 0, expected a whole number from 1 to 65535"],
    [
      ["--host", "http://localhost"],
      '--host is "http://localhost", expected a host name or an address such as 127.0.0.1',
    ],
    [["--dataset", ""], "--dataset is empty"],
    [["--prot", "1"], "Unknown flag --prot, did you mean --port? See npm start -- --help"],
    [["--dev", "--prot", "1"], "Unknown flag --prot, did you mean --port? See npm run dev -- --help"],
  ])("%j: throws, naming the flag", (flags, message) => {
    expect(() => parse(flags, {})).toThrow(message);
  });

  it("throws, naming the variable", () => {
    expect(() => parse([], { HOST: "a b" })).toThrow('HOST is "a b", expected a host name');
  });
});
