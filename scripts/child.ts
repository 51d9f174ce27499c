import { type ChildProcess, spawn } from "node:child_process";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const SIGNAL_NUMBERS: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

let running: ChildProcess | null = null;
let stoppedBy: NodeJS.Signals | null = null;

/** The exit code that shells give a process ended by `signal`. */
function signalExitCode(signal: NodeJS.Signals): number {
  return 128 + (SIGNAL_NUMBERS[signal] ?? 0);
}

for (const signal of SIGNALS) {
  process.on(signal, () => {
    stoppedBy = signal;
    if (running === null) process.exit(signalExitCode(signal));
    running.kill(signal);
  });
}

/**
 * Runs one command at a time with its output shown; signals that we get meanwhile are passed on to it, and once it has
 * ended we end too, so that no later step starts.
 * @returns its exit code; 128 + n where signal n ended it
 * @throws Error where the command cannot be started
 */
export async function runChild(
  command: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<number> {
  if (running !== null) throw new Error(`${command} cannot start: ${running.spawnfile} is still running`);
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  running = child;
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : signalExitCode(signal)));
  }).finally(() => {
    running = null;
  });
  if (stoppedBy !== null) process.exit(exitCode === 0 ? 0 : signalExitCode(stoppedBy));
  return exitCode;
}

/** `npm run <script>` by the npm that started us. */
export function runScript(script: string, env: Record<string, string | undefined> = {}): Promise<number> {
  const npm = process.env.npm_execpath;
  return npm?.endsWith("npm-cli.js")
    ? runChild(process.execPath, [npm, "run", "--silent", script], env)
    : runChild("npm", ["run", "--silent", script], env);
}
