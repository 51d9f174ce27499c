import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { DEFAULT_DATASET, type Environment } from "../lib/environment.ts";
import { Manifest } from "../lib/site-data/manifest.ts";
import { NO_TELEMETRY, runChild, runScript } from "./cli/child.ts";
import type { Parsed } from "./cli/command-line.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { runCommand } from "./cli/run-command.ts";
import { forgetOptions, recallOptions } from "./pipeline/kept-options.ts";
import { buildSite } from "./serve/build-site.ts";
import { serveCommand } from "./serve/options.ts";
import { portFault } from "./serve/port.ts";

const command = serveCommand(process.argv.slice(2));
const NEXT = "node_modules/next/dist/bin/next";
/** Next finishes the requests in progress; a visitor who never reads to the end must not keep it alive. */
const STOP_DEADLINE_MS = 10_000;

/** Ends this process with `exitCode` unless it is 0. */
function demandSuccess(exitCode: number): void {
  if (exitCode !== 0) process.exit(exitCode);
}

/** Whether this version can read public/data, and it was made from the wanted dataset. */
async function hasWantedData(environment: Environment): Promise<boolean> {
  const text = await readFile("public/data/manifest.json", "utf8").catch(() => null);
  if (text === null) return false;
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), text);
  if (!manifest.success) return false;
  const place = { outDir: path.resolve("public/data"), cacheDir: path.resolve(".cache") };
  if ((await recallOptions(place, environment)) !== null) return true;
  return manifest.output.dataset.id === (environment.DATASET ?? DEFAULT_DATASET);
}

async function serve({ values: { dev, defaults }, environment }: Parsed<typeof command.options>): Promise<number> {
  const { DATASET, DATASETS_DIR, HOST, PORT } = environment;
  const fault = await portFault(PORT, HOST, command.name);
  if (fault !== null) throw new OperatorError(fault);
  if (defaults) await forgetOptions({ outDir: path.resolve("public/data"), cacheDir: path.resolve(".cache") });
  if (!dev) demandSuccess(await buildSite(environment));
  else if (defaults || !(await hasWantedData(environment))) {
    demandSuccess(await runScript("prebuild", { env: { DATASET, DATASETS_DIR } }));
  }
  const args = [
    NEXT,
    dev ? "dev" : "start",
    "--port",
    String(PORT),
    ...(HOST === undefined ? [] : ["--hostname", HOST]),
  ];
  return runChild(process.execPath, args, { env: NO_TELEMETRY, stopDeadlineMs: STOP_DEADLINE_MS });
}

await runCommand(command, serve);
