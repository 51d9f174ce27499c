import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { count, FOLDER, option } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { describeMachine } from "./machine.ts";
import { contender, METHOD, type Measured, measure, THREADS } from "./measure.ts";
import { prepareSize } from "./sizes.ts";
import { median } from "./statistics.ts";

const values = commandValues({
  name: "npx tsx bench/stages.ts",
  about:
    "Measures the stages of a whole run, and publishing against a plain write of files of the same names and sizes.",
  options: {
    rows: option(count(), { help: "size of the dataset", fallback: 17_500_000 }),
    repeats: option(count(), { help: "runs of each; the median counts", fallback: 3 }),
    cache: option(FOLDER, { help: "where datasets are kept", fallback: path.resolve(".cache/bench") }),
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const { datasetsDir } = await prepareSize(values.rows, values.cache, say);
const folder = path.join(values.cache, `stages-${randomUUID()}`);
const runs: { whole: Measured; written: Measured }[] = [];
for (let repeat = 0; repeat < values.repeats; repeat++) {
  // Fresh folders, all kept to the end: after 190,000 files were deleted, ext4 writes several times more slowly.
  const [out, plain] = [path.join(folder, `out-${repeat}`), path.join(folder, `plain-${repeat}`)];
  await mkdir(folder, { recursive: true });
  say(`run ${repeat + 1} of ${values.repeats}`);
  const flags = [
    "--dataset",
    "lastfm-360k-shape",
    "--data-dir",
    datasetsDir,
    "--method",
    METHOD,
    "--out",
    out,
    "--force",
  ];
  const whole = await measure(contender("pipeline.ts", ...flags));
  const written = await measure(contender("plain-write.ts", out, plain, THREADS));
  if (whole === null || written === null) throw new Error("a run did not finish");
  runs.push({ whole, written });
}
const medianOf = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value));
const stages = Object.keys(runs[0]?.whole.notes ?? {}).filter((name) => name.endsWith(" s"));
const secondsOf = (name: string) => medianOf(({ whole }) => Number(whole.notes[name]));
const plain = medianOf(({ written }) => written.wallSeconds);
const lines = [
  ...stages.map((name) => `| ${name.slice(0, -2)} | ${secondsOf(name).toFixed(1)} |`),
  `| whole run | ${medianOf(({ whole }) => whole.wallSeconds).toFixed(1)} |`,
  `| plain write, ${THREADS} threads | ${plain.toFixed(1)} |`,
];
console.log(
  [
    `${values.rows} rows, \`${METHOD}\`, ${runs[0]?.written.notes.files} files, ${runs[0]?.written.notes.bytes} bytes:`,
    ["| stage | wall s |", "|---|--:|", ...lines].join("\n"),
    `Publishing takes ${(secondsOf("publish s") / plain).toFixed(1)} times as long as the plain write; CPU of the whole run ${medianOf(({ whole }) => whole.cpuSeconds).toFixed(1)} s, peak ${(medianOf(({ whole }) => whole.peakRssBytes) / 1e6).toFixed(0)} MB.`,
    `Machine: ${describeMachine()}. ${values.repeats} runs, medians.`,
  ].join("\n\n"),
);
await rm(folder, { recursive: true });
