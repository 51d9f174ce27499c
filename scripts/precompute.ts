import { parseOptions, USAGE } from "./precompute/arguments.ts";
import { OperatorError } from "./precompute/operator-error.ts";
import { consoleReporter } from "./precompute/reporter.ts";
import { precompute } from "./precompute/run.ts";

const EXIT_FAULT = 1;
/** 128 + the signal's number, as shells have it. */
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
    const options = parseOptions(process.argv.slice(2), process.env);
    if (options === null) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    const summary = await precompute(options, { reporter: consoleReporter(process.stdout), signal: stop.signal });
    if (summary === null) return 0;
    const { formatSummary } = await import("./precompute/summary.ts");
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
