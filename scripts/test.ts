import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runChild, runScript } from "./cli/child.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { runCommand } from "./cli/run-command.ts";
import { LockHeld, takeLock } from "./lock/lock.ts";
import { freePort } from "./serve/port.ts";
import { copyCheckout } from "./test/own-checkout.ts";
import { addCounts, type Counts, countPlaywright, countVitest, stageCounts, summaryLine } from "./test/summary.ts";

const REPORTS = ".cache/test-results";
const UNIT_REPORT = `${REPORTS}/unit.json`;
/** Where the site under test is built and served, so that neither it nor the operator's own disturbs the other. */
const CHECKOUT = ".cache/test-site";
const E2E_REPORT = `${REPORTS}/e2e.json`;

type Stage = { name: string; run: () => Promise<Counts> };

const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

const readReport = (path: string) => readFile(path, "utf8").catch(() => null);

async function unitTests(): Promise<Counts> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`];
  const exitCode = await runChild(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...reporters]);
  return stageCounts(exitCode, await readReport(UNIT_REPORT), countVitest);
}

/** The site under test: the demo dataset with bios on, whatever the caller's own settings. */
const site = {
  DATASET: "demo",
  // Some journeys are about real datasets, where the caller has them.
  DATASETS_DIR: path.resolve(process.env.DATASETS_DIR ?? ".cache/datasets"),
  // Enough for every kind of page; others are made on their first visit, which the journeys want to see too.
  PRERENDER_ARTISTS: "60",
  SITE_URL: undefined,
  SEARCH_ENGINES: undefined,
  LASTFM_API_KEY: "e2e",
  STANDALONE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
};
let isBuilt = false;

async function build(): Promise<Counts> {
  copyCheckout(process.cwd(), CHECKOUT);
  isBuilt = (await runScript("build", { cwd: CHECKOUT, env: site })) === 0;
  return isBuilt ? NOTHING : FAILED;
}

async function endToEndTests(): Promise<Counts> {
  if (!isBuilt) {
    console.log("not run: there is no build");
    return NOTHING;
  }
  const report = { PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(E2E_REPORT) };
  const ports = { E2E_PORT: String(await freePort()), E2E_LASTFM_PORT: String(await freePort()) };
  const output = ["--output", path.resolve(REPORTS, "e2e")];
  const exitCode = await runChild(process.execPath, ["node_modules/@playwright/test/cli.js", "test", ...output], {
    cwd: CHECKOUT,
    env: { ...site, ...ports, ...report },
    // Playwright stops its servers on Ctrl-C, and leaves them behind on SIGTERM.
    stopSignal: "SIGINT",
  });
  return stageCounts(exitCode, await readReport(E2E_REPORT), countPlaywright);
}

const stages: Stage[] = [
  { name: "lint", run: async () => ((await runScript("lint")) === 0 ? PASSED : FAILED) },
  { name: "types", run: async () => ((await runScript("types")) === 0 ? PASSED : FAILED) },
  { name: "unit", run: unitTests },
  { name: "build", run: build },
  { name: "e2e", run: endToEndTests },
];

async function main(): Promise<number> {
  await takeLock(`${CHECKOUT}.lock`).catch((error: unknown) => {
    throw error instanceof LockHeld ? new OperatorError(`npm test is already running here (${error.owner}).`) : error;
  });
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const results: { name: string; counts: Counts; seconds: number }[] = [];
  for (const { name, run } of stages) {
    console.log(`\n== ${name} ==`);
    const startMs = performance.now();
    const counts = await run().catch((error: unknown) => {
      console.error(error);
      return FAILED;
    });
    results.push({ name, counts, seconds: (performance.now() - startMs) / 1000 });
  }
  console.log("\n== summary ==");
  for (const { name, counts, seconds } of results) {
    const outcome = name === "build" && counts.failed === 0 ? "built" : summaryLine(counts);
    console.log(`${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${outcome}`);
  }
  const sum = addCounts(results.map(({ counts }) => counts));
  console.log(summaryLine(sum));
  return sum.failed === 0 ? 0 : 1;
}

await runCommand(
  { name: "npm test --", about: "Checks everything: lint, types, unit tests, a build, journeys.", options: {} },
  main,
);
