import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { installedSpark, isPythonNewEnough, javaMajor, PYSPARK_VERSION } from "./spark.mjs";

const MODULE = fileURLToPath(new URL("./spark.mjs", import.meta.url));

/** Runs provideSpark with only the commands of `scripts` on the PATH. @returns its result, and the cache's files */
async function provide(scripts: Record<string, string>) {
  const folder = await temporaryFolder();
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  const cache = path.join(folder, "cache");
  const code = `import { provideSpark } from ${JSON.stringify(MODULE)}; console.log(JSON.stringify(provideSpark(${JSON.stringify(cache)})));`;
  const call = () =>
    spawnSync(process.execPath, ["--input-type=module", "-e", code], {
      env: { NODE_ENV: "test", PATH: `${bin}:/bin:/usr/bin`, JAVA_HOME: bin.replace(/\/bin$/, "") },
      encoding: "utf8",
    });
  const answer = () => JSON.parse(call().stdout.trim().split("\n").at(-1) ?? "") as unknown;
  return { answer, cached: () => readdirSync(cache), cache };
}

const JAVA = `echo 'openjdk version "17.0.15" 2025-04-15' >&2`;
/** Stands in for pip: makes the folder that `--target` names. */
const PYTHON = `
case "$*" in
  --version) echo 'Python 3.11.7';;
  *--target*) while [ "$1" != --target ]; do shift; done; mkdir -p "$2/pyspark/bin"; echo x > "$2/pyspark/bin/spark-submit"; echo once >> "$(dirname "$2")/installed";;
  *) echo pip;;
esac`;

describe("provideSpark(cacheDir)", () => {
  it("installs once, in a temporary folder, and leaves nothing unfinished", async () => {
    const { answer, cached, cache } = await provide({ java: JAVA, python3: PYTHON });
    expect(answer()).toBeNull();
    expect(answer()).toBeNull();
    expect(cached().sort()).toEqual(["installed", `pyspark-${PYSPARK_VERSION}`]);
    expect(readdirSync(path.join(installedSpark(cache), "bin"))).toEqual(["spark-submit"]);
  });

  it.each([
    [
      "an old Java",
      { java: `echo 'java version "1.8.0_392"' >&2`, python3: PYTHON },
      /needs Java 17 or newer, but this is Java 8:/,
    ],
    ["no Java", { java: "exit 127", python3: PYTHON }, /needs Java 17 or newer, but .*java cannot be run:/],
    [
      "an old Python",
      { java: JAVA, python3: "echo 'Python 3.8.10'" },
      /needs Python 3\.10 or newer, but this is Python 3\.8\.10\./,
    ],
    ["no Python", { java: JAVA, python3: "exit 127" }, /needs Python 3\.10 or newer, but there is no python3\./],
    [
      "no pip",
      { java: JAVA, python3: `[ "$1" = --version ] && echo 'Python 3.11.7'` },
      /"python3 -m pip" cannot be run/,
    ],
    [
      "no package index",
      { java: JAVA, python3: `case "$*" in --version) echo 'Python 3.11.7';; *install*) exit 1;; esac` },
      /^pip failed; see the messages above\. This step needs access to the Python package index/,
    ],
  ])("says what is wrong with %s", async (_, scripts, message) => {
    const { answer } = await provide(scripts);
    expect(answer()).toMatch(message);
  });
});

describe("versions", () => {
  it("are read from what the commands print", () => {
    expect(javaMajor('openjdk version "21" 2023-09-19')).toBe(21);
    expect(javaMajor('java version "1.8.0_392"')).toBe(8);
    expect(javaMajor("command not found")).toBeNull();
    expect(isPythonNewEnough("Python 3.10.0")).toBe(true);
    expect(isPythonNewEnough("Python 3.9.18\n")).toBe(false);
    expect(isPythonNewEnough("zsh")).toBeNull();
  });
});
