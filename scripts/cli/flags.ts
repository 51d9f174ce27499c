import { type ParseArgsConfig, parseArgs } from "node:util";
import { printable, quoted } from "../../lib/primitives/printable.ts";
import { nearest } from "./nearest.ts";
import { OperatorError } from "./operator-error.ts";

export type FlagTypes = NonNullable<ParseArgsConfig["options"]>;

/** What the flags of a command line say, by their names. */
export type FlagValues<Types extends FlagTypes> = ReturnType<typeof parseArgs<{ options: Types }>>["values"];

/** A flag that takes a text; `repeatable` ones take several. */
export const text = { type: "string" } as const;
export const repeatable = { type: "string", multiple: true } as const;
/** A flag that is there or not. */
export const toggle = { type: "boolean" } as const;

/**
 * The flags of `argv`.
 * @param command as the person types it: "npm run data --"
 * @throws OperatorError in one line: the flag, what is wrong with it, and what was most likely meant
 */
export function parseFlags<const Types extends FlagTypes>(
  argv: readonly string[],
  types: Types,
  command: string,
): FlagValues<Types> {
  const args = [...argv];
  const { tokens } = parseArgs({ args, options: types, strict: false, tokens: true, allowPositionals: true });
  for (const token of tokens) {
    if (token.kind === "positional") {
      throw new OperatorError(`${quoted(token.value)} belongs to no flag; ${helpOf(command)}`);
    }
    if (token.kind === "option") assertFlag(token, types, command);
  }
  return parseArgs({ args, options: types }).values;
}

/** Nobody misspells a flag by this much. */
const LONGEST_NAME = 80;

interface FlagToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function assertFlag({ name, rawName, value, inlineValue }: FlagToken, types: FlagTypes, command: string): void {
  const type = Object.hasOwn(types, name) ? types[name]?.type : undefined;
  if (type === undefined) {
    const meant = name.length > LONGEST_NAME ? null : nearest(name, Object.keys(types));
    const guess = meant === null ? ";" : `, did you mean --${meant}?`;
    throw new OperatorError(`There is no ${printable(rawName)}${guess} ${helpOf(command)}`);
  }
  if (type === "boolean" && value !== undefined) throw new OperatorError(`${rawName} takes no value`);
  // What begins with a hyphen is more likely the next flag.
  if (type === "string" && (value === undefined || (!inlineValue && value.startsWith("-")))) {
    throw new OperatorError(`${rawName} needs a value; ${helpOf(command)}`);
  }
}

const helpOf = (command: string) => `${command} --help lists all flags.`;

/** @throws OperatorError naming the flag, what was found and what is expected */
export function wholeNumber(flag: string, found: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(found);
  if (/^\d+$/.test(found) && value >= least && value <= most) return value;
  const bound = most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`;
  throw new OperatorError(`--${flag} is ${quoted(found)}, expected a whole number from ${least}${bound}`);
}

/** A word as the platform's shells take it. */
export function shellWord(value: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./\\-]+$/.test(value)) return value;
  return platform === "win32" ? `"${value}"` : `'${value.replaceAll("'", "'\\''")}'`;
}
