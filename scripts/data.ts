import { operatorEnvironment, type Parsed } from "./cli/command-line.ts";
import { runCommand } from "./cli/run-command.ts";
import { startCommand } from "./cli/start-command.ts";
import { obtain } from "./data/obtain.ts";
import { DATA } from "./data/options.ts";
import { progressOf } from "./data/progress.ts";
import { PATIENCE } from "./download/patience.ts";

const USER_AGENT = "Kindred (npm run data)";

async function main({ values, flags }: Parsed<typeof DATA.options>, signal: AbortSignal): Promise<number> {
  const progress = progressOf(process.stdout);
  await obtain(values, { userAgent: USER_AGENT, patience: PATIENCE, signal, ...progress }).finally(progress.end);
  const { dataset, dataDir } = values;
  const start = startCommand(dataset, dataDir, operatorEnvironment(process.env));
  if (values.downloadOnly) {
    console.log(`${start} builds the site from it and serves it.`);
    return 0;
  }
  // Imported only now, because it handles signals for the build.
  const { buildSite } = await import("./serve/build-site.ts");
  const { runScript } = await import("./cli/child.ts");
  const [size] = flags["max-unpacked"] ?? [];
  const env = { DATASET: dataset, DATASETS_DIR: dataDir };
  // The build takes no flags: it finds the data made.
  const failed = size === undefined ? 0 : await runScript("prebuild", { env }, ["--max-unpacked", size]);
  if (failed !== 0) return failed;
  const exitCode = await buildSite(operatorEnvironment({ ...process.env, ...env }));
  if (exitCode === 0) console.log(`Built from ${dataset}. ${start} serves it.`);
  return exitCode;
}

await runCommand(DATA, main, "; the same command resumes from here.");
