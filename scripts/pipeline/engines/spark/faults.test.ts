import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderHashes } from "../../../testing/folder-hashes.ts";
import { runPrecompute } from "../../../testing/run-precompute.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { survivors } from "./installed.fixture.ts";

const flags = ["--dataset", "file:listens.csv", "--out", "out"];
let prepared = "";

beforeAll(async () => {
  prepared = await mkdtemp(path.join(tmpdir(), "kindred-"));
  await writeFile(path.join(prepared, "listens.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\nu2,Abba,1\n");
  expect((await runPrecompute(flags, { cwd: prepared })).code).toBe(0);
});
afterAll(() => rm(prepared, { recursive: true, force: true }));

/** A folder with published data, where spark-submit is the given shell script. */
async function withSubmit(script: string) {
  const cwd = await temporaryFolder();
  await cp(prepared, cwd, { recursive: true });
  const submit = path.join(cwd, "bin", "spark-submit");
  await mkdir(path.dirname(submit));
  await writeFile(submit, `#!/bin/sh\n${script}\n`);
  await chmod(submit, 0o755);
  const old = await folderHashes(path.join(cwd, "out"));
  return {
    cwd,
    flags: [...flags, "--engine", "spark"],
    env: { SPARK_SUBMIT: submit },
    async isAsBefore() {
      expect(await folderHashes(path.join(cwd, "out"))).toEqual(old);
      const left = (await readdir(path.join(cwd, ".cache"))).filter((name) => name !== "runs" && name !== "spark.log");
      expect(left).toEqual([]);
    },
  };
}

describe("precompute --engine spark", () => {
  it("says how to get Spark if there is none", async () => {
    const { cwd, flags, isAsBefore } = await withSubmit("exit 0");
    const { code, stderr } = await runPrecompute(flags, { cwd });
    expect(stderr).toMatch(
      /^Spark was not found: "npm run spark:setup" installs PySpark [\d.]+ into \.cache \(Python and Java 17 needed\); or set SPARK_HOME to an installation, or SPARK_SUBMIT to its spark-submit\. --engine local does not need Spark\.\n$/,
    );
    expect(code).toBe(1);
    await isAsBefore();
  });

  it("says which variable is wrong", async () => {
    const { cwd, flags, isAsBefore } = await withSubmit("exit 0");
    const { stderr } = await runPrecompute(flags, { cwd, env: { SPARK_HOME: "/nowhere" } });
    expect(stderr).toMatch(
      /^SPARK_HOME points to \/nowhere\/bin\/spark-submit, which does not exist: "npm run spark:setup"/,
    );
    await isAsBefore();
  });

  it("gives a failed job's cause in one line, and leaves its log", async () => {
    const { cwd, flags, env, isAsBefore } = await withSubmit(
      `echo '{"fault":"Job aborted: no space left on the executors"}'; echo 'a trace' >&2; exit 1`,
    );
    const { code, stderr } = await runPrecompute(flags, { cwd, env });
    const log = path.join(cwd, ".cache", "spark.log");
    expect(stderr).toBe(`Spark failed: Job aborted: no space left on the executors (full log: ${log})\n`);
    expect(code).toBe(1);
    await isAsBefore();
  });

  it("finds the cause in the log of a spark-submit that never started our job", async () => {
    const { cwd, flags, env, isAsBefore } = await withSubmit(
      `echo 'Error: Master must either be yarn or start with spark, k8s, or local' >&2; exit 2`,
    );
    const { stderr } = await runPrecompute(flags, { cwd, env });
    expect(stderr).toMatch(/^Spark failed: Error: Master must either be yarn .* \(full log: /);
    await isAsBefore();
  });

  it.each([
    [
      "that isn't there",
      `{"rows":{"neighbours":7},"shuffleBytes":0,"spilledBytes":0}`,
      /^What Spark wrote to .* can't be read: .*No files found/,
    ],
    ["that contains no result", "no JSON", /^Spark failed: spark-submit ended with exit code 0 /],
  ])("refuses an output %s", async (_, line, message) => {
    const { cwd, flags, env, isAsBefore } = await withSubmit(`echo '${line}'`);
    const { code, stderr } = await runPrecompute(flags, { cwd, env });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(code).toBe(1);
    await isAsBefore();
  });

  it("ends everything that spark-submit started when it is stopped, even processes that ignore SIGTERM", async () => {
    const { cwd, flags, env, isAsBefore } = await withSubmit(
      `trap '' TERM; sleep 300 & echo $! > ../../../executor.pid; echo $$ > ../../../driver.pid; while :; do sleep 1; done`,
    );
    let isSent = false;
    const stopped = await runPrecompute(flags, {
      cwd,
      env,
      onOutput(soFar, child) {
        if (!soFar.includes("similarity …") || isSent) return;
        isSent = true;
        setTimeout(() => child.kill("SIGTERM"), 500);
      },
    });
    expect(stopped.stderr).toBe("Stopped by SIGTERM; the old data are untouched.\n");
    expect(stopped.code).toBe(143);
    await isAsBefore();
    const pids = ["executor.pid", "driver.pid"].map((name) => readFile(path.join(cwd, name), "utf8"));
    expect(await survivors((await Promise.all(pids)).map(Number))).toEqual([]);
  });
});
