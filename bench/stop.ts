import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Size } from "./sizes.ts";

export interface Stopped {
  /** How far into the run the signal came. */
  afterSeconds: number;
  /** From the signal to the end of the process. */
  seconds: number;
  exitCode: number | null;
  /** The run's own folders that it left next to the output. */
  leftovers: string[];
}

/** Sends SIGTERM to a whole run of the pipeline `afterSeconds` into it. */
export async function stopAfter(size: Size, afterSeconds: number): Promise<Stopped> {
  const out = path.join(size.datasetsDir, "stopped");
  const flags = ["--dataset", "lastfm-360k-shape", "--data-dir", size.datasetsDir, "--out", out, "--force"];
  const args = ["--import", "tsx", "scripts/precompute.ts", ...flags, "--publish-min-listeners", "3"];
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, afterSeconds * 1000))]);
  const stopping = performance.now();
  child.kill("SIGTERM");
  const exitCode = await ended;
  const seconds = (performance.now() - stopping) / 1000;
  const leftovers = (await readdir(size.datasetsDir)).filter((name) => name.startsWith(".stopped"));
  return { afterSeconds, seconds, exitCode, leftovers };
}
