import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { count, FOLDER, list, option } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { describeMachine } from "./machine.ts";
import { contender, contenderPath, type Measured, measure, THREADS } from "./measure.ts";
import { preparePython } from "./python.ts";
import { prepareSize, type Size } from "./sizes.ts";
import { median } from "./statistics.ts";

const values = commandValues({
  name: "npm run bench:train --",
  about: "Measures the training of factors against implicit's ALS, from the same starting factors.",
  options: {
    rows: list(count(), { help: "sizes", fallback: [300_000, 1_000_000, 17_500_000] }),
    repeats: option(count(), { help: "runs of each; the median counts", fallback: 3 }),
    cache: option(FOLDER, { help: "where datasets and peers are kept", fallback: path.resolve(".cache/bench") }),
    out: option(FOLDER, { help: "where the results go", fallback: path.resolve("bench/results") }),
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Alternated, A B A B, so that a slow minute of the machine falls on both. */
async function trainBoth(size: Size, python: string): Promise<Record<"kindred" | "implicit", Measured[]>> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-bench-"));
  const runs: Record<"kindred" | "implicit", Measured[]> = { kindred: [], implicit: [] };
  const commands = {
    kindred: contender("kindred-als.ts", size.matrixDir, THREADS, folder, "kindred"),
    implicit: { command: python, args: [contenderPath("implicit_als.py"), size.matrixDir, String(THREADS), folder] },
  };
  try {
    await measure(contender("kindred-als.ts", size.matrixDir, THREADS, folder, "start"));
    for (let repeat = 0; repeat < values.repeats; repeat++) {
      for (const name of ["kindred", "implicit"] as const) {
        say(`${size.rows} rows, run ${repeat + 1} of ${values.repeats}: ${name}`);
        const run = await measure(commands[name]);
        if (run === null) continue;
        say(`… ${run.wallSeconds.toFixed(2)} s, ${run.cpuSeconds.toFixed(1)} s of CPU`);
        runs[name].push(run);
      }
    }
    return runs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const python = await preparePython(path.join(values.cache, "python"), say);
if (python === null) throw new Error("implicit is not available");
const lines: string[] = [];
for (const rows of values.rows) {
  const { kindred, implicit } = await trainBoth(await prepareSize(rows, values.cache, say), python);
  const seconds = (runs: Measured[]) => median(runs.map(({ wallSeconds }) => wallSeconds));
  const shown = (runs: Measured[], loss: unknown) =>
    `${seconds(runs).toFixed(2)} | ${median(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} | ${(median(runs.map(({ peakRssBytes }) => peakRssBytes)) / 1e9).toFixed(2)} | ${Number(loss).toFixed(6)}`;
  const { loss, kindredLoss } = implicit.at(-1)?.notes ?? {};
  const ratio = (seconds(implicit) / seconds(kindred)).toFixed(1);
  lines.push(
    `| ${rows.toLocaleString("en-GB")} | kindred | ${shown(kindred, kindredLoss)} | ${ratio} × |`,
    `| ${rows.toLocaleString("en-GB")} | implicit | ${shown(implicit, loss)} | |`,
  );
}
const report = `# Training

64 factors, 6 rounds of 3 conjugate gradient steps, λ = 60, confidence 1 + 20·w, ${THREADS} threads, from the same starting
factors, every artist taking part; from finished weights to factors, transposing included. Loss: the objective per pair of
listener and artist, for both by the same function in doubles.

| rows | | wall s, median | CPU s | peak RSS GB | loss | faster |
|--:|---|--:|--:|--:|--:|--:|
${lines.join("\n")}

Machine: ${describeMachine()}. ${values.repeats} alternated runs each. implicit 0.7.3, numpy 2.4.6, OpenBLAS at one thread.
\`npm run bench:train\` makes this file.
`;
await mkdir(values.out, { recursive: true });
await writeFile(path.join(values.out, "training.md"), report);
process.stdout.write(report);
