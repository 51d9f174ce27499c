import { type ChildProcess, spawn } from "node:child_process";
import { signalExitCode } from "./exit-code.ts";

const PARENT_CHECK_MS = 500;

/** For Next: nothing that Kindred starts reports to Vercel, nor greets a newcomer with a note that it does. */
export const NO_TELEMETRY = { NEXT_TELEMETRY_DISABLED: "1" };

let running: ChildProcess | null = null;
let stopSignal: NodeJS.Signals | null = null;
let stopDeadlineMs: number | null = null;
let stoppedBy: NodeJS.Signals | null = null;

/** Signals the child with all its descendants: npm and sh die of a signal without passing it on. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

function stop(signal: NodeJS.Signals): void {
  stoppedBy = signal;
  if (running === null) process.exit(signalExitCode(signal));
  const child = running;
  signalGroup(child, stopSignal ?? signal);
  if (stopDeadlineMs !== null) setTimeout(() => signalGroup(child, "SIGKILL"), stopDeadlineMs).unref();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

if (process.env.npm_lifecycle_event !== undefined) {
  // A SIGTERM to npm ends the shell between npm and us, not us: we find ourselves with another parent.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop("SIGTERM");
  }, PARENT_CHECK_MS);
  watch.unref();
}

type ChildOptions = {
  /** Where it runs; by default where we do. */
  cwd?: string;
  /** Added to our environment; undefined unsets. */
  env?: Record<string, string | undefined>;
  /** What to send instead of the signal that we get, for commands that tidy up after this one only. */
  stopSignal?: NodeJS.Signals;
  /** How long it may take to end once it was told to; then it is killed. */
  stopDeadlineMs?: number;
};

/**
 * Runs one command at a time with its output shown. Signals that we get meanwhile are passed on to it, and once it has
 * ended we end too, so that no later step starts.
 * @returns its exit code; 128 + n where signal n ended it
 * @throws Error where the command cannot be started
 */
export async function runChild(command: string, args: readonly string[], options: ChildOptions = {}): Promise<number> {
  if (running !== null) throw new Error(`${command} cannot start: ${running.spawnfile} is still running`);
  const child = spawn(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    // A process group of its own, for signalGroup.
    detached: process.platform !== "win32",
  });
  running = child;
  stopSignal = options.stopSignal ?? null;
  stopDeadlineMs = options.stopDeadlineMs ?? null;
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : signalExitCode(signal)));
  }).finally(() => {
    running = null;
  });
  if (stoppedBy !== null) process.exit(exitCode === 0 ? 0 : signalExitCode(stoppedBy));
  return exitCode;
}

/** `npm run <script>`, by the npm that started this process. */
export function runScript(script: string, options: ChildOptions = {}, flags: readonly string[] = []): Promise<number> {
  const npm = process.env.npm_execpath;
  const args = ["run", "--silent", script, "--", ...flags];
  return npm?.endsWith("npm-cli.js")
    ? runChild(process.execPath, [npm, ...args], options)
    : runChild("npm", args, options);
}
