import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { count, FOLDER, list, option } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { describeMachine } from "./machine.ts";
import { type Command, contender, contenderPath, METHOD, type Measured, measure, THREADS, TOP_K } from "./measure.ts";
import { logLogPlot, type Series } from "./plot.ts";
import { preparePython } from "./python.ts";
import { prepareSize, type Size } from "./sizes.ts";
import { median } from "./statistics.ts";
import { stopAfter } from "./stop.ts";

/** The self-join and the prototype's way grow out of any patience and memory; these are the sizes they can do. */
const SQL_MAX_ROWS = 1_000_000;

const values = commandValues({
  name: "npm run bench --",
  about: "Measures the pipeline against its peers at several sizes.",
  options: {
    rows: list(count(), { help: "sizes", fallback: [300_000, 1_000_000, 3_000_000, 10_000_000, 17_500_000] }),
    repeats: option(count(), { help: "runs of each contender; the median counts", fallback: 3 }),
    "prototype-rows": option(count(), { help: "size for the prototype's way", fallback: 120_000 }),
    cache: option(FOLDER, { help: "where datasets and peers are kept", fallback: path.resolve(".cache/bench") }),
    out: option(FOLDER, { help: "where the results go", fallback: path.resolve("bench/results") }),
  },
});

interface Row {
  rows: number;
  contender: string;
  runs: (Measured | null)[];
}

const say = (line: string) => process.stderr.write(`${line}\n`);
/** The contenders of one size, in the order in which they alternate. */
function contendersOf(size: Size, python: string | null): [string, Command][] {
  const contenders: [string, Command][] = [
    ["kindred fit", contender("kindred.ts", size.matrixDir, METHOD, 2, 3, THREADS, TOP_K, "")],
  ];
  if (python !== null) {
    const args = [contenderPath("implicit_fit.py"), size.matrixDir, String(THREADS), String(TOP_K)];
    contenders.push(["implicit fit", { command: python, args }]);
  }
  if (size.rows <= SQL_MAX_ROWS) {
    contenders.push(["DuckDB self-join", contender("duckdb.ts", size.matrixDir, METHOD, THREADS, TOP_K)]);
  }
  const out = path.join(size.datasetsDir, "published");
  const flags = ["--dataset", "lastfm-360k-shape", "--data-dir", size.datasetsDir, "--out", out, "--force"];
  contenders.push(["kindred, file to files", contender("pipeline.ts", ...flags, "--publish-min-listeners", 3)]);
  return contenders;
}

/** Alternates the contenders, A B A B, so that a slow minute of the machine falls on all of them. */
async function alternate(size: Size, contenders: [string, Command][], repeats: number): Promise<Row[]> {
  const rows = contenders.map(([contender]): Row => ({ rows: size.rows, contender, runs: [] }));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [index, [contender, command]] of contenders.entries()) {
      say(`${size.rows} rows, run ${repeat + 1} of ${repeats}: ${contender}`);
      rows[index]?.runs.push(await measure(command));
    }
  }
  return rows;
}

/** Plain cosine on both sides, every place of every list compared. @returns artists that differ, of how many */
async function compareWithImplicit(size: Size, python: string): Promise<{ wrong: number; compared: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-bench-"));
  try {
    await measure(contender("kindred.ts", size.matrixDir, METHOD, 0, 1, THREADS, TOP_K, folder));
    const args = [contenderPath("implicit_fit.py"), size.matrixDir, String(THREADS), String(TOP_K), folder];
    const checked = await measure({ command: python, args });
    return { wrong: Number(checked?.notes.wrongArtists), compared: Number(checked?.notes.comparedArtists) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const seconds = (row: Row) => median(row.runs.flatMap((run) => (run === null ? [] : [run.wallSeconds])));
const toNeighbours = (row: Row) => {
  const runs = row.runs.flatMap((run) => (run === null ? [] : [run.notes]));
  return median(runs.map((notes) => Number(notes["ingest s"]) + Number(notes["similarity s"])));
};
const cpu = (row: Row) => median(row.runs.flatMap((run) => (run === null ? [] : [run.cpuSeconds])));
const megabytes = (row: Row) => median(row.runs.flatMap((run) => (run === null ? [] : [run.peakRssBytes / 1e6])));
const show = (value: number, digits = 2) => (Number.isNaN(value) ? "did not finish" : value.toFixed(digits));

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const implicit = rows.find((other) => other.rows === row.rows && other.contender === "implicit fit");
    const ratio = implicit && row.contender.includes("fit") ? `${show(seconds(implicit) / seconds(row), 1)} ×` : "";
    return `| ${row.rows.toLocaleString("en-GB")} | ${row.contender} | ${show(seconds(row))} | ${show(cpu(row))} | ${show(megabytes(row), 0)} | ${ratio} |`;
  });
  const head =
    "| rows | contender | wall s, median | CPU s | peak RSS MB | faster than implicit |\n|--:|---|--:|--:|--:|--:|";
  return [head, ...lines].join("\n");
}

function plotOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const series = names.map((name): Series => {
    const points = rows.filter((row) => row.contender === name && !Number.isNaN(seconds(row)));
    return { name, points: points.map((row) => ({ x: row.rows, y: seconds(row) })) };
  });
  const title = "Seconds against rows, both logarithmic, for each contender";
  return logLogPlot(
    series.filter(({ points }) => points.length > 0),
    { x: "rows", y: "seconds", title },
  );
}

const { repeats } = values;
const python = await preparePython(path.join(values.cache, "python"), say);
const sizes: Size[] = [];
for (const rows of values.rows) sizes.push(await prepareSize(rows, values.cache, say));

const rows: Row[] = [];
for (const size of sizes) rows.push(...(await alternate(size, contendersOf(size, python), repeats)));

const paragraphs = [table(rows)];
const plotted = [...rows];
const largest = sizes.at(-1);
if (largest && python !== null) {
  const { wrong, compared } = await compareWithImplicit(largest, python);
  paragraphs.push(
    `Plain cosine at ${largest.rows} rows: ${wrong} of ${compared} lists differ from implicit's by more than ties at 1e-5.`,
  );
}
if (python !== null) {
  const size = await prepareSize(values.prototypeRows, values.cache, say);
  const contenders = contendersOf(size, null).filter(([name]) => name === "kindred, file to files");
  const args = [contenderPath("prototype.py"), size.tsv, String(values.prototypeRows)];
  // OpenBLAS dies by SIGSEGV on matrices of this size with more threads; the product is a small part of the time.
  const env = { OPENBLAS_NUM_THREADS: "1" };
  contenders.push(["the prototype's way", { command: python, args, env }]);
  const [ours, theirs] = await alternate(size, contenders, repeats);
  if (ours && theirs) {
    plotted.push(theirs);
    const faster = (than: number) => `${show(seconds(theirs) / than, 0)} times faster than the prototype's way`;
    paragraphs.push(
      `${table([ours, theirs])}\n\nFrom rows to neighbours, where the prototype stops, the pipeline takes ${show(toNeighbours(ours))} s: ${faster(toNeighbours(ours))}. With every file of the site written it is ${faster(seconds(ours))}.`,
    );
  }
}
if (largest) {
  const lines: string[] = [];
  for (const share of [0.1, 0.3, 0.5, 0.75, 0.95]) {
    const whole = rows.find((row) => row.rows === largest.rows && row.contender === "kindred, file to files");
    const {
      afterSeconds,
      seconds: took,
      exitCode,
      leftovers,
    } = await stopAfter(largest, whole ? seconds(whole) * share : 1);
    lines.push(`| ${show(afterSeconds, 1)} | ${show(took)} | ${exitCode} | ${leftovers.length} |`);
  }
  paragraphs.push(
    `SIGTERM at different moments of a run of ${largest.rows} rows:`,
    ["| after s | until the process ended, s | exit code | folders left |", "|--:|--:|--:|--:|", ...lines].join("\n"),
  );
}
paragraphs.push(
  "How cost grows (pair visits: Σ d(d−1)/2 over listeners):",
  [
    "| rows | interactions | listeners | artists | pair visits | fit, ns a visit |",
    "|--:|--:|--:|--:|--:|--:|",
    ...sizes.map(({ rows: count, shape }) => {
      const fit = rows.find((row) => row.rows === count && row.contender === "kindred fit");
      const perVisit = fit ? (seconds(fit) * 1e9) / shape.pairVisits : Number.NaN;
      return `| ${[count, shape.entries, shape.rows, shape.columns, shape.pairVisits].map((value) => value.toLocaleString("en-GB")).join(" | ")} | ${show(perVisit)} |`;
    }),
  ].join("\n"),
  `Machine: ${describeMachine()}. ${repeats} alternated runs each, medians. \`npm run bench\` makes this file.`,
);
await mkdir(values.out, { recursive: true });
await writeFile(path.join(values.out, "results.md"), `# Benchmark\n\n${paragraphs.join("\n\n")}\n`);
await writeFile(
  path.join(values.out, "results.json"),
  `${JSON.stringify({ machine: describeMachine(), rows }, null, 2)}\n`,
);
await writeFile(path.join(values.out, "growth.svg"), plotOf(plotted));
process.stdout.write(`${paragraphs.join("\n\n")}\n`);
