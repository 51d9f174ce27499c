// A process that repeatedly stops threads in the middle of DuckDB's work; it exits with code 0 unless one of them
// crashes the process. Started as a thread, it does that work. `terminate` as argument: as if there were no gate.
import { isMainThread } from "node:worker_threads";
import { Database } from "../pipeline/ingest/database.ts";
import { createGate, enterNative, leaveNative, type NativeGate } from "./native-gate.ts";
import { runThreads } from "./thread-pool.ts";

const ROUNDS = 12;

export async function run(gate: NativeGate, report: (message: unknown) => void, signal: AbortSignal): Promise<void> {
  enterNative(gate);
  const database = await Database.open({ memory: "100MB", threads: 1, workDir: "." });
  try {
    signal.addEventListener("abort", () => database.interrupt());
    report("at work");
    for (;;)
      await database.run("SELECT range % 10 AS k, sum(range), list(range::VARCHAR) FROM range(20000) GROUP BY k");
  } finally {
    database.close();
    leaveNative(gate);
  }
}

async function stopAgainAndAgain(): Promise<void> {
  const isGated = process.argv[2] !== "terminate";
  for (let round = 0; round < ROUNDS; round++) {
    const gate = createGate();
    const stop = new AbortController();
    await runThreads({
      module: new URL(import.meta.url),
      load: () => import("./native-gate.fixture.ts"),
      data: () => gate,
      threads: 1,
      ...(isGated && { gate }),
      signal: stop.signal,
      onMessage: () => setTimeout(() => stop.abort(new Error("stopped")), round * 7),
    }).catch((error: unknown) => {
      if (error !== stop.signal.reason) throw error;
    });
  }
}

if (isMainThread) await stopAgainAndAgain();
