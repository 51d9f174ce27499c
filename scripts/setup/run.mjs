import { spawnSync } from "node:child_process";

/**
 * Runs a command to its end with its output shown.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs?: number }} [options] `env` is added to ours
 * @returns {boolean} whether it ended with exit code 0
 */
export function run(command, args, { cwd, env, timeoutMs } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
    timeout: timeoutMs,
  });
  return result.status === 0;
}
