import { describe, expect, it } from "vitest";
import { parseServeOptions } from "./arguments.ts";

describe("parseServeOptions", () => {
  it("parseServeOptions(flags, environment) prefers flags to variables to defaults", () => {
    const variables = { DATASET: "lastfm-2k", PORT: "4000" };
    expect(parseServeOptions([], variables)).toMatchObject({
      mode: "start",
      environment: { DATASET: "lastfm-2k", PORT: 4000, DATASETS_DIR: ".cache/datasets" },
      defaults: false,
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
    expect(parseServeOptions(flags, variables)).toMatchObject({
      mode: "dev",
      environment: { DATASET: "demo", PORT: 5000, HOST: "127.0.0.1", DATASETS_DIR: "d" },
      defaults: true,
    });
    expect(parseServeOptions([], {})?.environment).not.toHaveProperty("HOST");
    expect(parseServeOptions(["--help"], {})).toBeNull();
  });

  it.each([
    [["--port", "0"], "--port is 0, expected a whole number from 1 to 65535"],
    [
      ["--host", "http://localhost"],
      '--host is "http://localhost", expected a host name or an address such as 127.0.0.1',
    ],
    [["--dataset", ""], "--dataset is empty"],
    [["--prot", "1"], "There is no --prot, did you mean --port? npm start -- --help lists all flags."],
    [["--dev", "--prot", "1"], "There is no --prot, did you mean --port? npm run dev -- --help lists all flags."],
  ])("parseServeOptions(%j) throws, naming the flag", (flags, message) => {
    expect(() => parseServeOptions(flags, {})).toThrow(message);
  });

  it("parseServeOptions([], environment) throws, naming the variable", () => {
    expect(() => parseServeOptions([], { HOST: "a b" })).toThrow('HOST is "a b", expected a host name');
  });
});
