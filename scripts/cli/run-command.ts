import { type Command, type Options, type Parsed, readFlags, type Values, valuesOf } from "./command-line.ts";
import { EXIT_FAULT, signalExitCode } from "./exit-code.ts";
import { helpText } from "./help-text.ts";
import { OperatorError } from "./operator-error.ts";

const STOP_SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs a command with the flags of this process and ends with its exit code; `--help` prints the help text instead.
 * A fault that the operator can fix is one line on standard error, any other its stack; exit code 1, or 128 + the signal's number.
 * @param run returns the exit code; 0 if it returns none. Its signal is aborted by SIGINT and SIGTERM.
 * @param stopped what the message of a stopped run says after the signal; null: `run` ignores its signal, and signals end it at once
 */
export async function runCommand<Own extends Options>(
  command: Command<Own>,
  run: (given: Parsed<Own>, signal: AbortSignal) => Promise<number> | Promise<void>,
  stopped: string | null = null,
): Promise<void> {
  const stop = new AbortController();
  let stoppedBy: NodeJS.Signals | null = null;
  for (const signal of stopped === null ? [] : STOP_SIGNALS) {
    process.once(signal, () => {
      stoppedBy = signal;
      stop.abort(new OperatorError(`Stopped by ${signal}${stopped}`));
    });
  }
  try {
    const flags = readFlags(command, process.argv.slice(2));
    if (flags.help) process.stdout.write(`${helpText(command)}\n`);
    else process.exitCode = (await run(valuesOf(command, flags, process.env), stop.signal)) ?? 0;
  } catch (error) {
    printFault(stop.signal.aborted && !(error instanceof OperatorError) ? stop.signal.reason : error);
    process.exitCode = stoppedBy === null ? EXIT_FAULT : signalExitCode(stoppedBy);
  }
}

/** The values of this process's flags, for a script that is its own main function. Exits on `--help` and wrong flags. */
export function commandValues<Own extends Options>(command: Command<Own>): Values<Own> {
  try {
    const flags = readFlags(command, process.argv.slice(2));
    if (!flags.help) return valuesOf(command, flags, process.env).values;
    process.stdout.write(`${helpText(command)}\n`);
    process.exit(0);
  } catch (error) {
    printFault(error);
    process.exit(EXIT_FAULT);
  }
}

function printFault(error: unknown): void {
  // A system call names the file or address that it was about.
  const isExplained = error instanceof OperatorError || (error instanceof Error && "syscall" in error);
  const text = error instanceof Error ? (isExplained ? error.message : error.stack) : null;
  process.stderr.write(`${text ?? String(error)}\n`);
}
