import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { count, oneOf, option, toggle } from "../scripts/cli/command-line.ts";
import { EXIT_FAULT } from "../scripts/cli/exit-code.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { describeMachine } from "./machine.ts";
import { chaos } from "./web/chaos.ts";
import { crawl } from "./web/crawl.ts";
import { fuzz } from "./web/fuzz.ts";
import { hostile } from "./web/hostile.ts";
import { load } from "./web/load.ts";
import { rebuild } from "./web/rebuild.ts";
import { tail } from "./web/tail.ts";
import { throughput } from "./web/throughput.ts";

const RESULTS = path.resolve(import.meta.dirname, "results/web.json");

interface Bounds {
  count?: number | undefined;
  seconds?: number | undefined;
  seed: number;
}

/** What the built site (`npm run build` first) does under load, faults and hostility; all on loopback, all bounded. */
const RUNS = {
  hostile: ({ count = 1000, seed }) => hostile(count, seed),
  load: ({ seconds = 60 }) => load(seconds),
  chaos: ({ seconds = 60, seed }) => chaos(seconds, seed),
  throughput: ({ seconds = 10 }) => throughput(seconds),
  crawl: ({ count = 5000 }) => crawl(count),
  rebuild: () => rebuild(),
  tail: ({ count = 300 }) => tail(count),
  fuzz: ({ count = 10_000, seed }) => fuzz(count, seed),
} satisfies Record<string, (bounds: Bounds) => Promise<{ faults: unknown[] }>>;
const NAMES = Object.keys(RUNS).filter((name): name is keyof typeof RUNS => name in RUNS);

const values = commandValues({
  name: "npm run bench:web --",
  about:
    "Tries the built site under load, faults and hostile requests, on loopback only. Exit code 1 if it finds a fault.",
  options: {
    run: option(oneOf(NAMES), {
      value: "RUN",
      help: "what to try",
      isPositional: true,
      required: "what to try, such as load",
    }),
    count: option(count(), { help: "how many requests or pages", default: "the run's" }),
    seconds: option(count(), { help: "how long", default: "the run's" }),
    seed: option(count(0), { help: "another seed makes other requests", fallback: 1 }),
    record: toggle({ help: "write the result to bench/results/web.json" }),
  },
});

async function record(name: string, result: object): Promise<void> {
  const known = await readFile(RESULTS, "utf8").then(JSON.parse, () => ({}));
  const all = { ...known, [name]: { machine: describeMachine(), ...result } };
  await mkdir(path.dirname(RESULTS), { recursive: true });
  await writeFile(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
}

const result: { faults: unknown[] } = await RUNS[values.run](values);
console.log(JSON.stringify({ ...result, faults: result.faults.slice(0, 1000) }, null, 2));
if (values.record) await record(values.run, result);
process.exitCode = result.faults.length > 0 ? EXIT_FAULT : 0;
