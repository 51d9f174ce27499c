import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { describeMachine } from "./machine.ts";
import { type Command, Measured, measure } from "./measure.ts";
import { prepareSize, type Size } from "./sizes.ts";

// The local engine and Spark, from the same matrix to the same neighbours, on this machine.
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "300000,1000000,3000000" },
    /** Artists per listener, tried at the first size. */
    caps: { type: "string", default: "20,40" },
    master: { type: "string", default: "local-cluster[2,1,2048]" },
    cache: { type: "string", default: ".cache/bench" },
    out: { type: "string", default: "bench/results/spark.json" },
  },
});

const METHOD = "user-median-log";
const TOP_K = 50;
const THREADS = 2;
const HOUR_MS = 3_600_000;

const contender = (file: string, ...args: (string | number)[]): Command => ({
  command: process.execPath,
  args: [
    "--max-old-space-size=8192",
    "--import",
    "tsx",
    fileURLToPath(new URL(`contenders/${file}`, import.meta.url)),
    ...args.map(String),
  ],
  timeoutMs: HOUR_MS,
});

const Result = v.object({
  rows: v.number(),
  interactions: v.number(),
  pairVisits: v.number(),
  cap: v.nullable(v.number()),
  local: v.nullable(Measured),
  spark: v.nullable(Measured),
});
type Result = v.InferOutput<typeof Result>;
const Earlier = v.pipe(v.string(), v.parseJson(), v.object({ results: v.array(Result) }));

async function compare({ rows, matrixDir, shape }: Size, cap: string): Promise<Result> {
  process.stderr.write(`${rows} rows${cap && `, at most ${cap} artists a listener`} …\n`);
  const local = cap === "" ? await measure(contender("kindred.ts", matrixDir, METHOD, 2, 3, THREADS, TOP_K, "")) : null;
  const spark = await measure(contender("spark.ts", matrixDir, METHOD, values.master, TOP_K, cap));
  return {
    rows,
    interactions: shape.entries,
    pairVisits: shape.pairVisits,
    cap: cap === "" ? null : Number(cap),
    local,
    spark,
  };
}

const results: Result[] = [];
for (const [index, rows] of values.rows.split(",").map(Number).entries()) {
  const size = await prepareSize(rows, values.cache, (line) => process.stderr.write(`${line}\n`));
  results.push(await compare(size, ""));
  if (index === 0) for (const cap of values.caps.split(",").filter(Boolean)) results.push(await compare(size, cap));
}
// Sizes may be measured one at a time: those of earlier calls stay.
const earlier = v.safeParse(Earlier, await readFile(values.out, "utf8").catch(() => null));
const before = earlier.success ? earlier.output.results : [];
const isNew = (one: Result) => !results.some(({ rows, cap }) => rows === one.rows && cap === one.cap);
const all = [...before.filter(isNew), ...results].sort((a, b) => a.rows - b.rows || (a.cap ?? 1e9) - (b.cap ?? 1e9));
await mkdir(path.dirname(values.out), { recursive: true });
await writeFile(
  values.out,
  `${JSON.stringify({ machine: describeMachine(), master: values.master, results: all }, null, 2)}\n`,
);

const count = (value: number) => Math.round(value).toLocaleString("en-GB");
console.log(
  "| rows | cap | pairs an interaction | local s | Spark s | Spark CPU s | MB, all processes | shuffled bytes an interaction |",
);
console.log("|--:|--:|--:|--:|--:|--:|--:|--:|");
for (const { rows, interactions, cap, local, spark } of all) {
  if (spark === null) continue;
  const per = (bytes: unknown) => (Number(bytes) / interactions).toFixed(1);
  console.log(
    `| ${count(rows)} | ${cap ?? "–"} | ${per(spark.notes.pairVisits)} | ${local?.wallSeconds.toFixed(2) ?? ""} | ${spark.wallSeconds.toFixed(1)} | ${spark.cpuSeconds.toFixed(1)} | ${count(spark.peakRssBytes / 1e6)} | ${per(spark.notes.shuffleBytes)} |`,
  );
}
