import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";
import { inject } from "vitest";

export interface FinishedRun {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Whether this process may run the command as user `uid`. */
export const canRunAs = (uid: number): boolean =>
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, [inject("precomputeBundle"), "--help"], { uid, cwd: "/" }).status === 0;

/**
 * Runs the real command, bundled, in `cwd`, with `within` before it, as user `uid`. `onOutput` sees standard output as
 * it grows and may signal the process.
 */
export function runPrecompute(
  flags: readonly string[],
  options: {
    cwd: string;
    env?: Record<string, string>;
    /** Called once the process is there. */
    onStart?(child: ChildProcessByStdio<null, Readable, Readable>): void;
    within?: readonly string[];
    uid?: number;
    onOutput?(soFar: string, child: ChildProcessByStdio<null, Readable, Readable>): void;
  },
): Promise<FinishedRun> {
  const { cwd, uid, within = [] } = options;
  const [program = "", ...args] = [...within, process.execPath, inject("precomputeBundle"), ...flags];
  const child = spawn(program, args, {
    cwd,
    uid,
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  options.onStart?.(child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    options.onOutput?.(stdout, child);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
