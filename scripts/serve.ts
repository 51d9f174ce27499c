import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { readEnvironment } from "../lib/contracts/environment.ts";
import { Manifest } from "../lib/contracts/manifest.ts";
import { runChild, runScript } from "./child.ts";
import { buildSite } from "./serve/build-site.ts";
import { portFault } from "./serve/port.ts";

const NEXT = "node_modules/next/dist/bin/next";
/** Next finishes the requests under way; a visitor who never reads to the end shall not keep it alive. */
const STOP_DEADLINE_MS = 10_000;

/** Ends us with `exitCode` unless it is 0. */
function demandSuccess(exitCode: number): void {
  if (exitCode !== 0) process.exit(exitCode);
}

/** Whether public/data can be read by this version and was made from the wanted dataset. */
async function hasDataOf(datasetId: string): Promise<boolean> {
  const text = await readFile("public/data/manifest.json", "utf8").catch(() => null);
  if (text === null) return false;
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), text);
  return manifest.success && manifest.output.dataset.id === datasetId;
}

async function main(mode: "start" | "dev"): Promise<number> {
  const environment = readEnvironment(process.env);
  const fault = await portFault(environment.PORT, mode === "dev" ? "npm run dev" : "npm start");
  if (fault !== null) throw new Error(fault);
  if (mode === "start") demandSuccess(await buildSite(environment));
  else if (!(await hasDataOf(environment.DATASET))) demandSuccess(await runScript("prebuild"));
  const args = [NEXT, mode, "--port", String(environment.PORT)];
  return runChild(process.execPath, args, { stopDeadlineMs: STOP_DEADLINE_MS });
}

main(process.argv.includes("--dev") ? "dev" : "start").then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
