import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * Identifies one process permanently. A PID alone does not: it is reused, and in every container the first process has PID 1.
 * `system` identifies the boot and the PID namespace that the PID belongs to; `startedAt` distinguishes processes that had the
 * same PID one after the other. Both are null if the system does not report them.
 */
export interface ProcessIdentity {
  pid: number;
  system: string | null;
  startedAt: string | null;
}

/** "unknown": a process of another container, another machine or a system that does not report it. */
export type Liveness = "alive" | "dead" | "unknown";

const COMMAND_TIMEOUT_MS = 5000;
/** Fields of /proc/<pid>/stat after the process's name, which may contain anything (see proc_pid_stat(5)). */
const STATE_FIELD = 0;
const START_TIME_FIELD = 19;

let own: ProcessIdentity | null = null;

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  own ??= readOwnIdentity();
  return own;
}

function readOwnIdentity(): ProcessIdentity {
  const { pid } = process;
  const system = readSystem();
  const startedAt = system === null ? null : (startOf(pid) ?? null);
  return { pid, system: startedAt === null ? null : system, startedAt };
}

/** Whether the process with that identity is running, as seen from this process. */
export function livenessOf({ pid, system, startedAt }: ProcessIdentity): Liveness {
  if (system === null || system !== ownIdentity().system) return "unknown";
  const found = startOf(pid);
  if (found === undefined) return "unknown";
  return found === startedAt ? "alive" : "dead";
}

function readSystem(): string | null {
  try {
    if (process.platform === "linux") {
      // If another namespace's /proc is mounted, its PIDs are not ours.
      if (!readFileSync("/proc/self/stat", "latin1").startsWith(`${process.pid} `)) return null;
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
      return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
    }
    return process.platform === "darwin" ? output("/usr/sbin/sysctl", ["-n", "kern.bootsessionuuid"]) || null : null;
  } catch {
    return null;
  }
}

/** A process's start time, in the system's own format; null if there is no such process, undefined if unknown. */
function startOf(pid: number): string | null | undefined {
  try {
    if (process.platform === "linux") return linuxStart(readFileSync(`/proc/${pid}/stat`, "latin1"));
    if (process.platform === "darwin") return output("/bin/ps", ["-o", "lstart=", "-p", String(pid)]) || null;
    return undefined;
  } catch {
    // Other users' processes may be hidden.
    return isGone(pid) ? null : undefined;
  }
}

function linuxStart(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A killed process remains a zombie until its parent has read its exit code.
  return /[ZX]/.test(fields[STATE_FIELD] ?? "") ? null : (fields[START_TIME_FIELD] ?? null);
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function output(command: string, args: string[]): string {
  const options = { encoding: "utf8", timeout: COMMAND_TIMEOUT_MS, env: { ...process.env, LC_ALL: "C" } } as const;
  return execFileSync(command, args, { ...options, stdio: ["ignore", "pipe", "ignore"] }).trim();
}
