import { operatorEnvironment } from "./cli/command-line.ts";
import { consoleReporter } from "./cli/reporter.ts";
import { runCommand } from "./cli/run-command.ts";
import { decideData, keepOptions, recalledLine, recallOptions } from "./pipeline/kept-options.ts";
import { optionsOf, PREBUILD, type PrecomputeFlags } from "./pipeline/options.ts";
import { precompute } from "./pipeline/run.ts";

async function main(given: PrecomputeFlags, signal: AbortSignal): Promise<void> {
  const reporter = consoleReporter(process.stdout);
  const place = optionsOf(given, process.env);
  const isDecided = given.defaults !== undefined || decideData(given);
  const recalled = isDecided ? null : await recallOptions(place, operatorEnvironment(process.env));
  const flags = { ...recalled, ...given };
  const options = optionsOf(flags, process.env);
  const line = recalledLine(recalled);
  if (line !== null) reporter.line(line);
  const summary = await precompute(options, { reporter, signal });
  await keepOptions(options, flags).catch(() => {
    reporter.line("The cache folder cannot keep the options: the next run without options uses the defaults.");
  });
  if (summary === null) return;
  const { formatSummary } = await import("./pipeline/summary.ts");
  process.stdout.write(`${formatSummary(summary)}\n`);
}

// What a stopped run leaves, precompute says itself.
await runCommand(PREBUILD, main, "");
