import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { count, FILE, FOLDER, list, option, TEXT } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { describeMachine } from "./machine.ts";
import { contender, METHOD, Measured, measure, THREADS, TOP_K } from "./measure.ts";
import { prepareSize, type Size } from "./sizes.ts";

// The local engine and Spark, from the same matrix to the same neighbours, on this machine.
const values = commandValues({
  name: "npm run bench:spark --",
  about: "Measures the local engine and Spark, from the same matrix to the same neighbours.",
  options: {
    rows: list(count(), { help: "sizes", fallback: [300_000, 1_000_000, 3_000_000] }),
    caps: list(count(), { help: "limits of artists per listener, tried at the first size", fallback: [20, 40] }),
    master: option(TEXT, { value: "URL", help: "Spark's master", fallback: "local-cluster[2,1,2048]" }),
    cache: option(FOLDER, { help: "where datasets are kept", fallback: path.resolve(".cache/bench") }),
    out: option(FILE, { help: "where the results go", fallback: path.resolve("bench/results/spark.json") }),
  },
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

async function compare({ rows, matrixDir, shape }: Size, cap: number | null): Promise<Result> {
  process.stderr.write(`${rows} rows${cap === null ? "" : `, at most ${cap} artists per listener`} …\n`);
  const local =
    cap === null ? await measure(contender("kindred.ts", matrixDir, METHOD, 2, 3, THREADS, TOP_K, "")) : null;
  const spark = await measure(contender("spark.ts", matrixDir, METHOD, values.master, TOP_K, cap ?? ""));
  return {
    rows,
    interactions: shape.entries,
    pairVisits: shape.pairVisits,
    cap,
    local,
    spark,
  };
}

const results: Result[] = [];
for (const [index, rows] of values.rows.entries()) {
  const size = await prepareSize(rows, values.cache, (line) => process.stderr.write(`${line}\n`));
  results.push(await compare(size, null));
  if (index === 0) for (const cap of values.caps) results.push(await compare(size, cap));
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

const rounded = (value: number) => Math.round(value).toLocaleString("en-GB");
console.log(
  "| rows | cap | pairs an interaction | local s | Spark s | Spark CPU s | MB, all processes | shuffled bytes an interaction |",
);
console.log("|--:|--:|--:|--:|--:|--:|--:|--:|");
for (const { rows, interactions, cap, local, spark } of all) {
  if (spark === null) continue;
  const per = (bytes: unknown) => (Number(bytes) / interactions).toFixed(1);
  console.log(
    `| ${rounded(rows)} | ${cap ?? "–"} | ${per(spark.notes.pairVisits)} | ${local?.wallSeconds.toFixed(2) ?? ""} | ${spark.wallSeconds.toFixed(1)} | ${spark.cpuSeconds.toFixed(1)} | ${rounded(spark.peakRssBytes / 1e6)} | ${per(spark.notes.shuffleBytes)} |`,
  );
}
