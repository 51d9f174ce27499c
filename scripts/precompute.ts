import path from "node:path";
import { operatorEnvironment } from "./cli/environment.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { consoleReporter } from "./cli/reporter.ts";
import { decideData, keepOptions, recalledLine, recallOptions } from "./pipeline/kept-options.ts";
import { optionsOf, outDirOf, parsePrecomputeFlags, USAGE } from "./pipeline/options.ts";
import { precompute } from "./pipeline/run.ts";

const EXIT_FAULT = 1;
/** 128 + the signal's number, as in shells. */
const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(): Promise<number> {
  const stop = new AbortController();
  let stoppedBy: keyof typeof EXIT_BY_SIGNAL | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stoppedBy = signal;
      stop.abort(new OperatorError(`Stopped by ${signal}`));
    });
  }
  try {
    const given = parsePrecomputeFlags(process.argv.slice(2));
    if (given.help) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    const place = { outDir: outDirOf(given), cacheDir: path.resolve(".cache") };
    const isDecided = given.defaults === true || decideData(given);
    const recalled = isDecided ? null : await recallOptions(place, operatorEnvironment(process.env));
    const flags = { ...recalled, ...given };
    const options = optionsOf(flags, process.env);
    const reporter = consoleReporter(process.stdout);
    const line = recalledLine(recalled);
    if (line !== null) reporter.line(line);
    const summary = await precompute(options, { reporter, signal: stop.signal });
    await keepOptions(options, flags).catch(() => {
      reporter.line(
        "The options could not be kept in the cache folder: the next run without options takes the defaults.",
      );
    });
    if (summary === null) return 0;
    const { formatSummary } = await import("./pipeline/summary.ts");
    process.stdout.write(`${formatSummary(summary)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof OperatorError ? error.message : stackOf(error)}\n`);
    return stoppedBy === null ? EXIT_FAULT : EXIT_BY_SIGNAL[stoppedBy];
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main();
