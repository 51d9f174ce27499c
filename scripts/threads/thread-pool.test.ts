import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runThreads } from "./thread-pool.ts";

const module = new URL("./thread-pool.fixture.mjs", import.meta.url);

describe("runThreads", () => {
  it("runThreads({ threads }) runs the module on every thread and passes on its messages", async () => {
    const messages: unknown[] = [];
    await runThreads({ module, workerData: () => "well", threads: 2, onMessage: (message) => messages.push(message) });
    expect(messages).toEqual(["about to end: well", "about to end: well"]);
  });

  it("runThreads() of a module that throws rejects with the cause", async () => {
    const run = runThreads({ module, workerData: () => "throws", threads: 1 });
    await expect(run).rejects.toThrow("Thread 1 of 1 died: the fixture threw");
  });

  it("runThreads() of a thread that exits rejects with its exit code", async () => {
    const run = runThreads({ module, workerData: () => "exits", threads: 1 });
    await expect(run).rejects.toThrow("Thread 1 of 1 died: it exited with code 3.");
  });

  it("runThreads() of a module that doesn't exist rejects with its name", async () => {
    const missing = new URL("./no-such-module.mjs", import.meta.url);
    await expect(runThreads({ module: missing, workerData: () => null, threads: 1 })).rejects.toThrow(
      "no-such-module.mjs",
    );
  });

  it("runThreads({ signal }) stops busy threads and rejects with the signal's reason", async () => {
    const abort = new AbortController();
    const reason = new Error("the operator stopped it");
    const run = runThreads({
      module,
      workerData: () => "never",
      threads: 2,
      signal: abort.signal,
      onMessage: () => abort.abort(reason),
    });
    await expect(run).rejects.toBe(reason);
  });

  it("runThreads({ signal }) starts nothing if the signal is already aborted", async () => {
    const reason = new Error("too late");
    const run = runThreads({ module, workerData: () => "never", threads: 1, signal: AbortSignal.abort(reason) });
    await expect(run).rejects.toBe(reason);
  });

  it("runThreads({ gate }) stops threads in the middle of DuckDB's work, and the process survives", () => {
    const fixture = fileURLToPath(new URL("./native-gate.fixture.ts", import.meta.url));
    const flags = ["--import", import.meta.resolve("tsx"), fixture];
    const { status, signal, stderr } = spawnSync(process.execPath, flags, { encoding: "utf8" });
    expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: "" });
  });
});
