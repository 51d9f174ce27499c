import { spawnSync } from "node:child_process";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const SCRIPTS = fileURLToPath(new URL("..", import.meta.url));

/** Runs the real command in an empty folder. */
async function run(name: string, flags: readonly string[], variables: Record<string, string> = {}) {
  const cwd = await temporaryFolder();
  const args = ["--import", import.meta.resolve("tsx"), path.join(SCRIPTS, name), ...flags];
  const env = { NODE_ENV: "production" as const, PATH: process.env.PATH ?? "", ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr, cwd };
}

const COMMANDS = [
  ["precompute.ts", [], "npm run prebuild --"],
  ["data.ts", ["--dataset", "lastfm-2k"], "npm run data --"],
  ["sample.ts", ["--from", "demo"], "npm run sample --"],
  ["serve.ts", [], "npm start --"],
  ["evaluate.ts", [], "npm run evaluate --"],
] as const;

describe.each(COMMANDS)("%s", (name, flags, command) => {
  it("says in one line which flag there is not, and which was meant", async () => {
    const { status, stdout, stderr } = await run(name, ["--data-dirr", "x"]);
    const line = `There is no --data-dirr, did you mean --data-dir? ${command} --help lists all flags.\n`;
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: line });
  });

  it("says in one line which variable is wrong", async () => {
    const { status, stdout, stderr } = await run(name, flags, { PRERENDER_ARTISTS: "many" });
    const line = 'PRERENDER_ARTISTS is "many", expected a whole number from 0 to 100000\n';
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: line });
  });
});

describe("npm run sample", () => {
  it("complains of --from where that names no dataset", async () => {
    expect((await run("sample.ts", ["--from", "nope"])).stderr).toMatch(/^--from is "nope", expected demo, .+\n$/);
  });

  it("says how to build from the sample where it is looked for, and else where it has to go", async () => {
    const datasets = await temporaryFolder();
    const cut = ["--from", "file:own.csv", "--rows", "10", "--data-dir", datasets, "--out"];
    const own = path.join(datasets, "own.csv");
    await copyFile(path.join(SCRIPTS, "cli/own-listens.fixture.csv"), own);
    const from = (out: string) => run("sample.ts", cut.map((word) => word.replace("own.csv", own)).concat(out));
    const there = await from(path.join(datasets, "sample.tsv.gz"));
    expect(there.stdout).toMatch(/\nnpm start -- --dataset sample --data-dir \S+ builds from it\.\n$/);
    const elsewhere = await from(path.join(datasets, "elsewhere.tsv.gz"));
    expect(elsewhere.stdout).toMatch(
      /\nThe dataset "sample" is looked for at \S+ and \S+: put the two files there, and npm start/,
    );
  });
});

describe("npm run prebuild", () => {
  it("refuses more threads than can be of use", async () => {
    const { status, stderr } = await run("precompute.ts", ["--workers", "100000"]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: '--workers is "100000", expected a whole number from 1 to 256\n',
    });
  });
});
