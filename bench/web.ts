import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string" },
    seconds: { type: "string" },
    seed: { type: "string", default: "1" },
    record: { type: "boolean", default: false },
  },
});

/** What the built site (`npm run build` first) does under load, faults and hostility; all on loopback, all bounded. */
const RUNS: Record<string, () => Promise<{ faults: unknown[] }>> = {
  hostile: () => hostile(Number(values.count ?? 1000), Number(values.seed)),
  load: () => load(Number(values.seconds ?? 60)),
  chaos: () => chaos(Number(values.seconds ?? 60), Number(values.seed)),
  throughput: () => throughput(Number(values.seconds ?? 10)),
  crawl: () => crawl(Number(values.count ?? 5000)),
  rebuild: () => rebuild(),
  tail: () => tail(Number(values.count ?? 300)),
  fuzz: () => fuzz(Number(values.count ?? 10_000), Number(values.seed)),
};

async function record(name: string, result: object): Promise<void> {
  const known = await readFile(RESULTS, "utf8").then(JSON.parse, () => ({}));
  const all = { ...known, [name]: { machine: describeMachine(), ...result } };
  await mkdir(path.dirname(RESULTS), { recursive: true });
  await writeFile(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
}

const [name = ""] = positionals;
const run = RUNS[name];
if (run === undefined) {
  console.error(
    `usage: npm run bench:web -- ${Object.keys(RUNS).join("|")} [--record] [--seed 1] [--count n] [--seconds n]`,
  );
  process.exit(2);
}
const result = await run();
console.log(JSON.stringify({ ...result, faults: result.faults.slice(0, 1000) }, null, 2));
if (values.record) await record(name, result);
process.exitCode = result.faults.length > 0 ? 1 : 0;
