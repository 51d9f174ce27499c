import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { Quality } from "../lib/site-data/quality.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { consoleReporter } from "./cli/reporter.ts";
import { parseOptions, USAGE } from "./evaluate/arguments.ts";
import { evaluate } from "./evaluate/run.ts";
import { formatQuality } from "./evaluate/table.ts";

const EXIT_FAULT = 1;
/** 128 + SIGINT's number, as shells have it. */
const EXIT_STOPPED = 130;

async function main(): Promise<number> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new OperatorError("Stopped; nothing was written.")));
  try {
    const options = parseOptions(process.argv.slice(2), process.env);
    if (options === null) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    const quality = await evaluate(options, { reporter: consoleReporter(process.stdout), signal: stop.signal });
    process.stdout.write(`${formatQuality(quality)}\n`);
    if (options.out !== null) {
      await mkdir(path.dirname(options.out), { recursive: true });
      await writeFile(options.out, `${JSON.stringify(v.parse(Quality, quality), null, 2)}\n`);
    }
    return 0;
  } catch (error) {
    const shown = stop.signal.aborted ? stop.signal.reason : error;
    const stack = shown instanceof Error ? (shown.stack ?? shown.message) : String(shown);
    process.stderr.write(`${shown instanceof OperatorError ? shown.message : stack}\n`);
    return stop.signal.aborted ? EXIT_STOPPED : EXIT_FAULT;
  }
}

process.exitCode = await main();
