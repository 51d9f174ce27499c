import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { runThreads } from "./thread-pool.ts";

const module = new URL("./thread-pool.fixture.mjs", import.meta.url);
const load = () => import("./thread-pool.fixture.mjs");

describe("runThreads", () => {
  it("runThreads({ threads }) runs the module on every thread and passes on its messages", async () => {
    const messages: unknown[] = [];
    await runThreads({ module, load, data: () => "well", threads: 2, onMessage: (message) => messages.push(message) });
    expect(messages).toEqual(["about to end: well", "about to end: well"]);
  });

  it("runThreads({ threads: 0 }) runs the module on this thread, and throws what it throws", async () => {
    const messages: unknown[] = [];
    const onMessage = (message: unknown) => messages.push(message, isMainThread);
    const [before, run] = [isMainThread, runThreads({ module, load, data: () => "well", threads: 0, onMessage })];
    await run;
    expect(messages).toEqual(["about to end: well", before]);
    await expect(runThreads({ module, load, data: () => "throws", threads: 0 })).rejects.toThrow(TypeError);
  });

  it("runThreads() of a module that throws rejects with the cause", async () => {
    const run = runThreads({ module, load, data: () => "throws", threads: 1 });
    await expect(run).rejects.toThrow("Thread 1 of 1 died: the fixture threw");
  });

  it("runThreads() of a thread that leaves rejects with its exit code", async () => {
    const run = runThreads({ module, load, data: () => "exits", threads: 1 });
    await expect(run).rejects.toThrow("Thread 1 of 1 died: it exited with code 3, its work not done.");
  });

  it("runThreads() of a thread that leaves early with code 0 rejects too", async () => {
    const run = runThreads({ module, load, data: () => "leaves", threads: 1 });
    await expect(run).rejects.toThrow("Thread 1 of 1 died: it exited with code 0, its work not done.");
  });

  it("runThreads() of a module that doesn't exist rejects with its name", async () => {
    const missing = new URL("./no-such-module.mjs", import.meta.url);
    await expect(runThreads({ module: missing, load, data: () => null, threads: 1 })).rejects.toThrow(
      "no-such-module.mjs",
    );
  });

  it("runThreads({ signal }) stops busy threads and rejects with the signal's reason", async () => {
    const abort = new AbortController();
    const reason = new Error("the operator stopped it");
    const run = runThreads({
      module,
      load,
      data: () => "never",
      threads: 2,
      signal: abort.signal,
      onMessage: () => abort.abort(reason),
    });
    await expect(run).rejects.toBe(reason);
  });

  it("runThreads({ signal }) starts nothing if the signal is already aborted", async () => {
    const reason = new Error("too late");
    const run = runThreads({ module, load, data: () => "never", threads: 1, signal: AbortSignal.abort(reason) });
    await expect(run).rejects.toBe(reason);
  });

  it("runThreads({ gate }) stops threads in the middle of DuckDB's work, and the process survives", () => {
    const fixture = fileURLToPath(new URL("./native-gate.fixture.ts", import.meta.url));
    const flags = ["--import", import.meta.resolve("tsx"), fixture];
    const { status, signal, stderr } = spawnSync(process.execPath, flags, { encoding: "utf8" });
    expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: "" });
  });
});
