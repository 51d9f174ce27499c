import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pLimit from "p-limit";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { PREBUILD } from "../pipeline/options.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TSX = ["--import", import.meta.resolve("tsx")];

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const filesIn = (room: string) =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" }).map((file) =>
    path.posix.join(room, file.replaceAll(path.sep, "/")),
  );

/** Every script that takes flags. */
const COMMANDS: string[] = ["scripts", "bench", "e2e/fixtures"].flatMap((room) =>
  readdirSync(path.join(ROOT, room))
    .map((name) => `${room}/${name}`)
    .filter((file) => file.endsWith(".ts") && /\b(?:runCommand|commandValues)\(/.test(read(file))),
);

const atOnce = pLimit(2);

function runIn(cwd: string, file: string, flags: readonly string[], variables: Record<string, string> = {}) {
  const env = { NODE_ENV: "production" as const, PATH: process.env.PATH ?? "", ...variables };
  return atOnce(
    () =>
      new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
        execFile(process.execPath, [...TSX, path.join(ROOT, file), ...flags], { cwd, env }, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
        );
      }),
  );
}

/** Runs the real command in an empty folder. */
const run = async (name: string, flags: readonly string[], variables?: Record<string, string>) =>
  runIn(await temporaryFolder(), `scripts/${name}`, flags, variables);

/** What `--help` prints. */
const HELP = new Map(COMMANDS.map((file) => [file, runIn(ROOT, file, ["--help"])]));

const flagsIn = (text: string): string[] => text.match(/(?<![\w-])--[a-z][a-z-]*[a-z]/g) ?? [];
const flagsOf = async (file: string) => flagsIn(((await HELP.get(file))?.stdout ?? "").replace(/^Usage.*/, ""));

it.each(COMMANDS)("%s --help says how to run it, and which flags it has", async (file) => {
  const { code, stdout, stderr } = (await HELP.get(file)) ?? {};
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: (?:npm|npx tsx) .+\n[A-Z][^.]+\./);
  expect(await flagsOf(file)).toContain("--help");
});

describe("npm run evaluate", () => {
  it("names every dataset in its help", async () => {
    const { stdout = "" } = (await HELP.get("scripts/evaluate.ts")) ?? {};
    const ids = ["demo", "lastfm-360k", "lastfm-2k", "lastfm-1k", "sample", "lastfm-360k-shape", "listenbrainz:"];
    expect(ids.filter((id) => !stdout.includes(id))).toEqual([]);
  });
});

describe("the documentation", () => {
  const { scripts } = v.parse(
    v.object({ scripts: v.record(v.string(), v.string()) }),
    JSON.parse(read("package.json")),
  );
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ...[...filesIn("docs"), ...filesIn("bench/results")].filter((file) => file.endsWith(".md")),
  ];
  const codeIn = (text: string) =>
    [...text.matchAll(/^```.*\n([\s\S]*?)^```|`([^`\n]+)`/gm)].map(([, fence, span]) =>
      (fence ?? span ?? "").replaceAll("\\\n", ""),
    );

  /** The commands that `text` shows: their script, and what follows it on the line. */
  const shownIn = (text: string) =>
    codeIn(text).flatMap((code) =>
      [
        ...code.matchAll(/npm (start|test|run ([\w:]+)) --(.*)|(?:npx tsx|node --import tsx) ([\w/.-]+\.ts)(.*)/g),
      ].flatMap(([, name = "", script = name, words, file, own = ""]) => {
        const target = file ?? scripts[script]?.split(" ").find((word) => COMMANDS.includes(word));
        return target === undefined ? [] : [{ file: target, flags: flagsIn(words ?? own) }];
      }),
    );

  it("shows no command with a flag that it does not have", async () => {
    const shown = documents.flatMap((document) => shownIn(read(document)));
    const wrong: string[] = [];
    for (const { file, flags } of shown) {
      const known = await flagsOf(file);
      wrong.push(...flags.filter((flag) => !known.includes(flag)).map((flag) => `${file} ${flag}`));
    }
    expect(shown.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  /** Of Next and podman. */
  const FOREIGN = ["--hostname", "--format"];

  it("names no flag that no command has", async () => {
    const known = [...FOREIGN, ...(await Promise.all(COMMANDS.map(flagsOf))).flat()];
    const named = documents.flatMap((document) =>
      codeIn(read(document))
        .filter((code) => code.startsWith("--"))
        .flatMap(flagsIn),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((flag) => !known.includes(flag))).toEqual([]);
  });

  it("has a row in docs/pipeline.md for each flag of npm run prebuild", () => {
    const [, section = ""] = read("docs/pipeline.md").split("\n## Flags\n");
    const rows = [...(section.split("\n### ")[0] ?? "").matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = ""]) =>
      flagsIn(cell),
    );
    expect(rows.sort()).toEqual(
      Object.keys(PREBUILD.options)
        .map((flag) => `--${flag}`)
        .sort(),
    );
  });
});

describe("every command", () => {
  it.each([
    ["precompute.ts", "npm run prebuild --"],
    ["serve.ts", "npm start --"],
  ])("says in one line which flag is unknown, and which was meant: %s", async (name, command) => {
    const line = `Unknown flag --data-dirr, did you mean --data-dir? See ${command} --help\n`;
    expect(await run(name, ["--data-dirr", "x"])).toEqual({ code: 1, stdout: "", stderr: line });
  });

  it.each([
    ["data.ts", ["--dataset", "lastfm-2k"]],
    ["evaluate-blend.ts", []],
  ])("says in one line which variable is wrong: %s", async (name, flags) => {
    const line = 'PRERENDER_ARTISTS is "many", expected a whole number from 0 to 100000\n';
    expect(await run(name, flags, { PRERENDER_ARTISTS: "many" })).toEqual({ code: 1, stdout: "", stderr: line });
  });

  it("says in one line which file it cannot open", async () => {
    const { code, stderr } = await run("simulate.ts", ["--catalogue", "none.tsv", "--genres", "none.tsv"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^ENOENT: .*none\.tsv'\n$/) });
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
    await copyFile(path.join(ROOT, "scripts/cli/own-listens.fixture.csv"), own);
    const from = (out: string) => run("sample.ts", cut.map((word) => word.replace("own.csv", own)).concat(out));
    const there = await from(path.join(datasets, "sample.tsv.gz"));
    expect(there.stdout).toMatch(/\nnpm start -- --dataset sample --data-dir \S+ builds from it\.\n$/);
    const elsewhere = await from(path.join(datasets, "elsewhere.tsv.gz"));
    expect(elsewhere.stdout).toMatch(
      /\nThe dataset "sample" is read from \S+ or \S+: move both files there, then npm start/,
    );
  });
});

describe("npm run prebuild", () => {
  it("refuses more threads than can be of use", async () => {
    const { code, stderr } = await run("precompute.ts", ["--workers", "100000"]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '--workers is "100000", expected a whole number from 1 to 256\n',
    });
  });
});
