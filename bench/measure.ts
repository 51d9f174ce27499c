import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

export const METHOD = "user-median-log";
export const TOP_K = 50;
export const THREADS = 2;
const HOUR_MS = 3_600_000;

/** What a contender reports on its last line of output: wall and CPU time of the measured part alone. */
export const Measured = v.object({
  wallSeconds: v.number(),
  /** User and system time of all threads. */
  cpuSeconds: v.number(),
  /** High-water mark of the whole process, reading the input included. */
  peakRssBytes: v.number(),
  /** Anything else the contender reports, such as how many pairs it found. */
  notes: v.optional(v.record(v.string(), v.union([v.number(), v.string()])), {}),
});

export type Measured = v.InferOutput<typeof Measured>;

export interface Command {
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
}

export const contenderPath = (file: string) => fileURLToPath(new URL(`contenders/${file}`, import.meta.url));

/** A contender that Node runs. */
export const contender = (file: string, ...args: (string | number)[]): Command => ({
  command: process.execPath,
  args: ["--max-old-space-size=8192", "--import", "tsx", contenderPath(file), ...args.map(String)],
});

/**
 * Runs a contender in its own process, so that none inherits another's memory or warm caches.
 * @returns null if it did not finish: killed by a signal (out of memory, say), or not done after an hour
 */
export function measure({ command, args, env }: Command): Promise<Measured | null> {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: HOUR_MS,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (signal !== null || /MemoryError|Unable to allocate|Out of Memory/i.test(stderr)) return resolve(null);
      if (code !== 0)
        return reject(new Error(`${command} ${args.join(" ")} exited with ${code ?? signal}:\n${stderr}`));
      resolve(v.parse(v.pipe(v.string(), v.parseJson(), Measured), stdout.trim().split("\n").at(-1) ?? ""));
    });
  });
}

/** Wall and CPU time (all threads) of some work in this process. */
export async function timed<Result>(work: () => Result | Promise<Result>) {
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const result = await work();
  const wallSeconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { result, wallSeconds, cpuSeconds: (user + system) / 1e6 };
}

/** Ends a contender's output with what `measure` reads. */
export function report(run: Pick<Measured, "wallSeconds" | "cpuSeconds">, notes: Measured["notes"] = {}): void {
  const { wallSeconds, cpuSeconds } = run;
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ wallSeconds, cpuSeconds, peakRssBytes, notes }));
}
