import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { DEFAULT_DATASET, type Environment } from "../lib/environment.ts";
import { Manifest } from "../lib/site-data/manifest.ts";
import { NO_TELEMETRY, runChild, runScript } from "./cli/child.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { forgetOptions, recallOptions } from "./pipeline/kept-options.ts";
import { commandOf, parseServeOptions, type ServeOptions, USAGE } from "./serve/arguments.ts";
import { buildSite } from "./serve/build-site.ts";
import { portFault } from "./serve/port.ts";

const NEXT = "node_modules/next/dist/bin/next";
/** Next finishes the requests under way; a visitor who never reads to the end shall not keep it alive. */
const STOP_DEADLINE_MS = 10_000;

/** Ends us with `exitCode` unless it is 0. */
function demandSuccess(exitCode: number): void {
  if (exitCode !== 0) process.exit(exitCode);
}

/** Whether public/data can be read by this version and was made from what is wanted. */
async function hasWantedData(environment: Environment): Promise<boolean> {
  const text = await readFile("public/data/manifest.json", "utf8").catch(() => null);
  if (text === null) return false;
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), text);
  if (!manifest.success) return false;
  const place = { outDir: path.resolve("public/data"), cacheDir: path.resolve(".cache") };
  if ((await recallOptions(place, environment)) !== null) return true;
  return manifest.output.dataset.id === (environment.DATASET ?? DEFAULT_DATASET);
}

async function serve({ mode, environment, defaults }: ServeOptions): Promise<number> {
  const { DATASET, DATASETS_DIR, HOST, PORT } = environment;
  const fault = await portFault(PORT, HOST, commandOf(mode));
  if (fault !== null) throw new OperatorError(fault);
  if (defaults) await forgetOptions({ outDir: path.resolve("public/data"), cacheDir: path.resolve(".cache") });
  if (mode === "start") demandSuccess(await buildSite(environment));
  else if (defaults || !(await hasWantedData(environment))) {
    demandSuccess(await runScript("prebuild", { env: { DATASET, DATASETS_DIR } }));
  }
  const args = [NEXT, mode, "--port", String(PORT), ...(HOST === undefined ? [] : ["--hostname", HOST])];
  return runChild(process.execPath, args, { env: NO_TELEMETRY, stopDeadlineMs: STOP_DEADLINE_MS });
}

async function main(): Promise<number> {
  const options = parseServeOptions(process.argv.slice(2), process.env);
  if (options !== null) return serve(options);
  console.log(USAGE);
  return 0;
}

main().then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exit(1);
  },
);
