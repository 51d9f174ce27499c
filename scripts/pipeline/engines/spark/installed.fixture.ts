import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { installedSpark } from "../../../setup/spark.mjs";

/** SPARK_HOME of the Spark that tests run on. */
export const SPARK_HOME = process.env.SPARK_HOME ?? path.resolve(installedSpark(".cache"));

/** Whether Spark is installed; warns in one line if not. `SPARK_REQUIRED` makes that a failure. */
export function hasSpark(): boolean {
  if (existsSync(path.join(SPARK_HOME, "bin", "spark-submit"))) return true;
  if (process.env.SPARK_REQUIRED) throw new Error(`SPARK_REQUIRED is set, but there is no Spark in ${SPARK_HOME}.`);
  console.warn('Spark was not found: its tests are skipped ("npm run spark:setup" installs it).');
  return false;
}

interface Process {
  pid: number;
  /** Z: ended, but its parent has not read its exit code. */
  state: string;
  parent: number;
  command: string;
}

function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state = "", parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [
          { pid: Number(name), state, parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, "utf8") },
        ];
      } catch {
        // It has ended in the meantime.
        return [];
      }
    });
}

/** Every process that `root` started, itself or through others, by /proc. */
export function descendants(root: number): Process[] {
  const all = processes();
  const found: Process[] = [];
  for (let parents = [root]; parents.length > 0; ) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map(({ pid }) => pid);
  }
  return found;
}

/** Whether a process is still running; a zombie is not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !existsSync("/proc/self") || processes().some((one) => one.pid === pid && one.state !== "Z");
}

/** Killed processes need a moment. @returns those still running after two seconds */
export async function survivors(pids: readonly number[]): Promise<number[]> {
  for (const deadline = performance.now() + 2_000; performance.now() < deadline && pids.some(isAlive); )
    await sleep(20);
  return pids.filter(isAlive);
}

export const executorsOf = (root: number): Process[] =>
  descendants(root).filter(({ command }) => command.includes("CoarseGrainedExecutorBackend"));
