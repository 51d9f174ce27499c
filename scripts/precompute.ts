import { type Parsed, valuesOf } from "./cli/command-line.ts";
import { consoleReporter } from "./cli/reporter.ts";
import { runCommand } from "./cli/run-command.ts";
import { decideData, keepOptions, recalledLine, recallOptions } from "./pipeline/kept-options.ts";
import { optionsOf, PREBUILD } from "./pipeline/options.ts";
import { precompute } from "./pipeline/run.ts";

async function main(given: Parsed<typeof PREBUILD.options>, signal: AbortSignal): Promise<void> {
  const reporter = consoleReporter(process.stdout);
  const isDecided = given.values.defaults || decideData(given.flags);
  const recalled = isDecided ? null : await recallOptions(optionsOf(given), given.environment);
  const flags = { ...recalled, ...given.flags };
  const options = optionsOf(valuesOf(PREBUILD, flags, process.env));
  const line = recalledLine(recalled);
  if (line !== null) reporter.line(line);
  const summary = await precompute(options, { reporter, signal, startMs: 0 });
  await keepOptions(options, flags).catch(() => {
    reporter.line("The cache folder cannot keep the options: the next run without options uses the defaults.");
  });
  if (summary === null) return;
  const { formatSummary } = await import("./pipeline/summary.ts");
  process.stdout.write(`${formatSummary(summary)}\n`);
}

// What a stopped run leaves, precompute says itself.
await runCommand(PREBUILD, main, "");
