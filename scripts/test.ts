import { mkdir, readFile, rm } from "node:fs/promises";
import { runChild, runScript } from "./child.ts";
import { freePort } from "./serve/port.ts";
import { setOwnSiteAside } from "./test/own-site.ts";
import { addCounts, type Counts, countPlaywright, countVitest, stageCounts, summaryLine } from "./test/summary.ts";

const NEXT = "node_modules/next/dist/bin/next";
const REPORTS = ".cache/test-results";
const UNIT_REPORT = `${REPORTS}/unit.json`;
/** playwright.config.ts writes it. */
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
  PRERENDER_ARTISTS: undefined,
  SITE_URL: undefined,
  SEARCH_ENGINES: undefined,
  LASTFM_API_KEY: "e2e",
  STANDALONE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
};
let isBuilt = false;

async function build(): Promise<Counts> {
  process.once("exit", setOwnSiteAside(process.cwd()));
  // Not "npm run build": its pipeline would take the options of the operator's last run.
  const pipeline = ["--import", "tsx", "scripts/precompute.ts", "--defaults"];
  const isMade = (await runChild(process.execPath, pipeline, { env: site })) === 0;
  isBuilt = isMade && (await runChild(process.execPath, [NEXT, "build"], { env: site })) === 0;
  return isBuilt ? NOTHING : FAILED;
}

async function endToEndTests(): Promise<Counts> {
  if (!isBuilt) {
    console.log("not run: there is no build");
    return NOTHING;
  }
  const ports = { E2E_PORT: String(await freePort()), E2E_LASTFM_PORT: String(await freePort()) };
  const exitCode = await runChild(process.execPath, ["node_modules/@playwright/test/cli.js", "test"], {
    env: { ...site, ...ports },
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

process.exitCode = await main();
