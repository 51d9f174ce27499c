// Neighbours by Spark on a local cluster, from the same matrix as the other contenders. Its last line is read by measure.ts.
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findMethod } from "../../lib/kernel/methods.ts";
import { computeOnSpark } from "../../scripts/pipeline/engines/spark/compute-on-spark.ts";
import { readMatrix } from "../matrix-files.ts";

const [matrixDir = "", methodId = "", master = "", topK = "", cap = ""] = process.argv.slice(2);
const SAMPLE_EVERY_MS = 250;
const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;

/** Resident bytes of this process and all below it, and CPU seconds of each, by process id. */
async function sample(root: number): Promise<{ bytes: number; seconds: Map<number, number> }> {
  const all = new Map<number, { parent: number; bytes: number; seconds: number }>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => null);
    if (text === null) continue;
    // Starting at the state: the command before it may contain spaces.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]];
    all.set(Number(name), { parent, bytes: pages * PAGE_BYTES, seconds: (user + system) / TICKS_PER_SECOND });
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0));
  const own = [...all].filter(([pid]) => isBelow(pid));
  return {
    bytes: own.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    seconds: new Map(own.map(([pid, { seconds }]) => [pid, seconds])),
  };
}

const matrix = await readMatrix(matrixDir);
const method = findMethod(methodId);
const workDir = await mkdtemp(path.join(tmpdir(), "kindred-bench-"));
await mkdir(path.join(workDir, "spill"));
let peakRssBytes = 0;
const cpu = new Map<number, number>();
const timer = setInterval(async () => {
  const { bytes, seconds } = await sample(process.pid);
  peakRssBytes = Math.max(peakRssBytes, bytes);
  for (const [pid, spent] of seconds) cpu.set(pid, spent);
}, SAMPLE_EVERY_MS);
const started = performance.now();
try {
  const { neighbours, cost } = await computeOnSpark(
    matrix,
    {
      method,
      topK: Number(topK),
      shrinkage: method.defaultShrinkage,
      minListeners: method.defaultMinListeners,
      minOverlap: 1,
      maxShare: 1,
      maxArtistsPerListener: cap === "" ? null : Number(cap),
    },
    { master, conf: [], workFolder: null, interactions: null, home: process.env.SPARK_HOME ?? null, submit: null },
    { memory: "2GB", workers: 2, workDir, cacheDir: path.resolve(".cache"), onProgress: () => {} },
  );
  const wallSeconds = (performance.now() - started) / 1000;
  clearInterval(timer);
  console.log(
    JSON.stringify({
      wallSeconds,
      cpuSeconds: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0),
      peakRssBytes,
      notes: { ...cost, neighbours: neighbours.counts.reduce((sum, count) => sum + count, 0) },
    }),
  );
} finally {
  clearInterval(timer);
  await rm(workDir, { recursive: true, force: true });
}
