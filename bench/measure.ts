import { spawn } from "node:child_process";
import * as v from "valibot";

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
  /** A contender that takes longer, or needs more memory than the machine has, counts as not finished. */
  timeoutMs: number;
}

/**
 * Runs a contender in its own process, so that none inherits another's memory or warm caches.
 * @returns null if it did not finish: killed by a signal (out of memory, say) or timed out
 */
export function measure({ command, args, env, timeoutMs }: Command): Promise<Measured | null> {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
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

export function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = ascending.length >> 1;
  const upper = ascending[middle] ?? Number.NaN;
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] ?? Number.NaN) + upper) / 2;
}
