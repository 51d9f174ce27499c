import { format, stripVTControlCharacters } from "node:util";
import { log } from "./log.ts";

/** From now on, what Next and others write with console.error and console.warn is logged as lines of JSON too. */
export function logConsole(): void {
  console.error = (...parts: unknown[]) => log("error", "console.error", fieldsOf(parts));
  console.warn = (...parts: unknown[]) => log("warn", "console.warn", fieldsOf(parts));
}

/** The text as it would be printed, without colours, and the stack of the first error among the parts. */
function fieldsOf(parts: unknown[]): { message: string; stack?: string } {
  const error = parts.find((part) => part instanceof Error);
  const texts = parts.map((part) => (part instanceof Error ? String(part) : part));
  const message = stripVTControlCharacters(format(...texts)).trim();
  return error?.stack === undefined ? { message } : { message, stack: error.stack };
}
