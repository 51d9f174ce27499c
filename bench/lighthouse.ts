import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { loadavg } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import Table from "cli-table3";
import * as v from "valibot";
import { count, list, option, TEXT } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { browserPath } from "./browser.ts";
import { median } from "./statistics.ts";
import { startSite } from "./web/site.ts";

/**
 * Lighthouse's mobile profile of pages of the built site: medians of several runs, and the machine's load, which affects
 * them. Lighthouse isn't a dependency: npm fetches this version on demand.
 */
const LIGHTHOUSE = "lighthouse@12.8.2";
const RUN_TIMEOUT_MS = 180_000;

const values = commandValues({
  name: "npx tsx bench/lighthouse.ts",
  about: "Audits pages of the built site with Lighthouse's mobile profile.",
  options: {
    paths: list(TEXT, { value: "PATH,PATH", help: "pages to audit", fallback: ["/artist/radiohead"] }),
    runs: option(count(), { help: "runs per page; the median counts", fallback: 5 }),
  },
});

const Score = v.object({ score: v.nullable(v.number()) });
const Report = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    categories: v.object({ performance: Score, accessibility: Score, "best-practices": Score, seo: Score }),
    audits: v.looseObject({
      "largest-contentful-paint": v.object({ numericValue: v.number() }),
      "total-blocking-time": v.object({ numericValue: v.number() }),
      "cumulative-layout-shift": v.object({ numericValue: v.number() }),
      "largest-contentful-paint-element": v.unknown(),
    }),
  }),
);
type Report = v.InferOutput<typeof Report>;

const run = promisify(execFile);

async function audit(url: string): Promise<Report> {
  const flags = "--headless=new --no-sandbox --disable-background-networking";
  const args = ["exec", "--yes", "--package", LIGHTHOUSE, "--", "lighthouse", url, "--quiet", "--output=json"];
  const { stdout } = await run("npm", [...args, "--output-path=stdout", `--chrome-flags=${flags}`], {
    cwd: folder,
    env: { ...process.env, CHROME_PATH: await browserPath() },
    maxBuffer: 64 * 2 ** 20,
    timeout: RUN_TIMEOUT_MS,
  });
  return v.parse(Report, stdout);
}

// Run outside the project, so that npm installs nothing into it.
const folder = path.resolve(".cache/bench/lighthouse");
await mkdir(folder, { recursive: true });
const site = await startSite();
try {
  const table = new Table({
    head: ["page", "performance", "accessibility", "best practices", "SEO", "LCP ms", "TBT ms", "CLS", "load"],
    style: { head: [], border: [] },
  });
  for (const pagePath of values.paths) {
    const reports: Report[] = [];
    const loads: number[] = [];
    for (let index = 0; index < values.runs; index++) {
      loads.push(loadavg()[0] ?? Number.NaN);
      reports.push(await audit(`${site.origin}${pagePath}`));
    }
    const middle = (of: (report: Report) => number) => median(reports.map(of));
    const score = (category: keyof Report["categories"]) =>
      Math.round(100 * middle(({ categories }) => categories[category].score ?? Number.NaN));
    table.push([
      pagePath,
      `${score("performance")} (${reports.map(({ categories }) => Math.round(100 * (categories.performance.score ?? 0))).join(" ")})`,
      score("accessibility"),
      score("best-practices"),
      score("seo"),
      Math.round(middle(({ audits }) => audits["largest-contentful-paint"].numericValue)),
      Math.round(middle(({ audits }) => audits["total-blocking-time"].numericValue)),
      middle(({ audits }) => audits["cumulative-layout-shift"].numericValue).toFixed(3),
      median(loads).toFixed(1),
    ]);
    const [first] = reports;
    console.log(
      `${pagePath}: ${JSON.stringify(first?.audits["largest-contentful-paint-element"]).match(/"snippet":"(.*?)(?<!\\)"/)?.[1]}`,
    );
  }
  console.log(table.toString());
} finally {
  await site.stop();
}
