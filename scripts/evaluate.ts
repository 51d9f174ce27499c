import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { Quality } from "../lib/site-data/quality.ts";
import { consoleReporter } from "./cli/reporter.ts";
import { runCommand } from "./cli/run-command.ts";
import { EVALUATE, type EvaluateOptions, evaluateOptions } from "./evaluate/options.ts";
import { evaluate } from "./evaluate/run.ts";
import { formatQuality } from "./evaluate/table.ts";

async function main(options: EvaluateOptions, signal: AbortSignal): Promise<void> {
  const quality = await evaluate(options, { reporter: consoleReporter(process.stdout), signal });
  process.stdout.write(`${formatQuality(quality)}\n`);
  if (options.out === null) return;
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, `${JSON.stringify(v.parse(Quality, quality), null, 2)}\n`);
}

await runCommand(EVALUATE, ({ values }, signal) => main(evaluateOptions(values), signal), "; nothing was written.");
