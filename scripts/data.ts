import { operatorEnvironment } from "./cli/environment.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { startCommand } from "./cli/start-command.ts";
import { parseDataOptions, USAGE } from "./data/arguments.ts";
import { obtain } from "./data/obtain.ts";
import { progressOf } from "./data/progress.ts";
import { PATIENCE } from "./download/patience.ts";

const EXIT_FAULT = 1;
/** 128 + the signal's number, as in shells. */
const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;
const USER_AGENT = "Kindred (npm run data)";

async function main(): Promise<number> {
  const stop = new AbortController();
  let stoppedBy: keyof typeof EXIT_BY_SIGNAL | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stoppedBy = signal;
      stop.abort(new OperatorError(`Stopped by ${signal}; the same command goes on from here.`));
    });
  }
  try {
    const options = parseDataOptions(process.argv.slice(2), process.env);
    if (options === null) {
      console.log(USAGE);
      return 0;
    }
    const progress = progressOf(process.stdout);
    await obtain(options, { userAgent: USER_AGENT, patience: PATIENCE, signal: stop.signal, ...progress }).finally(
      progress.end,
    );
    const { datasetId, datasetsDir } = options;
    const start = startCommand(datasetId, datasetsDir, operatorEnvironment(process.env));
    if (options.downloadOnly) {
      console.log(`${start} builds the site from it and serves it.`);
      return 0;
    }
    // Only now: it takes the signals for the build.
    const { buildSite } = await import("./serve/build-site.ts");
    const variables = { ...process.env, DATASET: datasetId, DATASETS_DIR: datasetsDir };
    const exitCode = await buildSite(operatorEnvironment(variables));
    if (exitCode === 0) console.log(`Built from ${datasetId}. ${start} serves it.`);
    return exitCode;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(error instanceof OperatorError ? error.message : error.stack);
    return stoppedBy === null ? EXIT_FAULT : EXIT_BY_SIGNAL[stoppedBy];
  }
}

process.exitCode = await main();
