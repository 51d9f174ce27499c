import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { SparkJobError } from "./faults.ts";
import type { Spark } from "./find-spark.ts";
import type { Job } from "./job.ts";
import type { SparkOptions } from "./spark-options.ts";

const JOB_SCRIPT = fileURLToPath(new URL("../../../../spark/job.py", import.meta.url));
/** A driver that receives SIGTERM ends its executors; after this time it is killed with everything it started. */
const END_WITHIN_MS = 1_000;

const Message = v.union([
  v.object({ step: v.string(), tasksDone: v.number(), tasks: v.number() }),
  v.object({ rows: v.record(v.string(), v.number()), shuffleBytes: v.number(), spilledBytes: v.number() }),
  v.object({ fault: v.string() }),
]);
const Line = v.pipe(v.string(), v.parseJson(), Message);

/** A finished job's report: rows of each result, shuffle bytes, and bytes spilled to disk. */
export interface JobOutcome {
  rows: Record<string, number>;
  shuffleBytes: number;
  spilledBytes: number;
}

export interface SubmitOptions {
  spark: Spark;
  options: SparkOptions;
  /** The folder for the job description. */
  folder: string;
  /** Where Spark's log goes; it is kept only if the job fails. */
  log: string;
  signal?: AbortSignal | undefined;
  /** Share of the steps that is done, and Spark's current step. */
  onProgress(fraction: number, detail: string): void;
}

/** Settings that an installation's own files lack; `--spark-conf` overrides them. */
function settingsOf({ master, conf }: SparkOptions): string[] {
  const cluster = /^local-cluster\[\s*\d+\s*,\s*\d+\s*,\s*(\d+)\s*\]$/.exec(master);
  return [
    "spark.ui.showConsoleProgress=false",
    // The web UI opens a port: nothing listens unless requested.
    "spark.ui.enabled=false",
    "spark.sql.session.timeZone=UTC",
    ...(cluster ? [`spark.executor.memory=${cluster[1]}m`] : []),
    // On one machine no one else needs to reach the driver.
    ...(master.startsWith("local") ? ["spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1"] : []),
    ...conf,
  ].flatMap((setting) => ["--conf", setting]);
}

/**
 * Runs the job to its end. If the signal is aborted Spark ends too, with every process that it started here.
 * @throws SparkJobError with the cause in one line and the log's path; the signal's reason if it is aborted
 */
export async function submit(
  job: Job,
  { spark, options, folder, log, signal, onProgress }: SubmitOptions,
): Promise<JobOutcome> {
  const description = path.join(folder, "job.json");
  await writeFile(description, JSON.stringify(job));
  signal?.throwIfAborted();
  const child = spawn(spark.submit, ["--master", options.master, ...settingsOf(options), JOB_SCRIPT, description], {
    cwd: folder,
    env: {
      ...process.env,
      PYSPARK_PYTHON: process.env.PYSPARK_PYTHON ?? "python3",
      ...(options.master.startsWith("local") && { SPARK_LOCAL_IP: "127.0.0.1", SPARK_LOCAL_HOSTNAME: "localhost" }),
      ...spark.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A separate process group, which includes executors on this machine.
    detached: true,
  });
  const logged = createWriteStream(log);
  child.stderr.pipe(logged, { end: false });
  let outcome: JobOutcome | null = null;
  let fault: string | null = null;
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const message = v.safeParse(Line, line);
    if (!message.success) logged.write(`${line}\n`);
    else if ("fault" in message.output) fault = message.output.fault;
    else if ("rows" in message.output) outcome = message.output;
    else onProgress(...progressOf(job, message.output));
  });
  const end = () => endGroup(child);
  signal?.addEventListener("abort", end, { once: true });
  try {
    const code = await ended(child);
    await finished(logged.end());
    signal?.throwIfAborted();
    if (code !== 0 || outcome === null) throw new SparkJobError(await explain(fault, code, log));
    await rm(log, { force: true });
    return outcome;
  } finally {
    signal?.removeEventListener("abort", end);
    // Ends what is left of the group, such as executors of a driver that was killed.
    signalGroup(child, "SIGKILL");
    logged.end();
  }
}

function progressOf(
  { steps }: Job,
  { step, tasksDone, tasks }: { step: string; tasksDone: number; tasks: number },
): [number, string] {
  const at = steps.findIndex(({ view }) => view === step);
  const place = at < 0 ? steps.length : at;
  const within = tasks === 0 ? 0 : tasksDone / tasks;
  const detail = tasks === 0 ? step : `${step}, ${tasksDone} of ${tasks} tasks`;
  return [(place + within) / (steps.length + 1), detail.replaceAll("_", " ")];
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new SparkJobError(`${child.spawnfile} cannot be run: ${error.message}`)));
    child.once("close", (code) => resolve(code));
  });
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, "SIGTERM");
  setTimeout(() => signalGroup(child, "SIGKILL"), END_WITHIN_MS).unref();
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // It has already ended.
  }
}

/** The cause reported by job.py; otherwise the last line of the log that names an error. */
async function explain(fault: string | null, code: number | null, log: string): Promise<string> {
  const text = await readFile(log, "utf8").catch(() => "");
  const named = text.split("\n").filter((line) => /error|exception/i.test(line) && !/^\s+at /.test(line));
  const cause = fault ?? named.at(-1)?.trim() ?? `spark-submit ended with exit code ${code ?? "none"}`;
  return `Spark failed: ${cause.slice(0, 400)} (full log: ${log})`;
}
