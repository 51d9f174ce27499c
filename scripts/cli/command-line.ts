import path from "node:path";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { Environment, readEnvironment } from "../../lib/environment.ts";
import { printable, quoted } from "../../lib/primitives/printable.ts";
import { bytesOf } from "./byte-size.ts";
import { nearest } from "./nearest.ts";
import { OperatorError } from "./operator-error.ts";

/** What a command says about one of its flags. Parsing, `--help` and what is kept between runs derive from it. */
export interface Declaration {
  help: string;
  /** Placeholder for the value in `--help`, such as DIR. */
  value?: string;
  /** The value without the flag; undefined if absent. */
  fallback?: unknown;
  /** How `--help` describes the fallback, if the value itself does not say enough. */
  default?: string;
  /** The command cannot run without it: what it names, for the message. */
  required?: string;
  /** Title in `--help` above this flag and those that follow. */
  heading?: string;
  /** `name value` means the same as `name --flag value`. */
  isPositional?: boolean;
  /** Changes published bytes: later runs use it again, and a run with another value is not skipped as unchanged. */
  decidesData?: boolean;
  /** Later runs use it again, but it changes no published byte by itself. */
  isKept?: boolean;
}

export interface Option<Value> extends Declaration {
  type: "string" | "boolean";
  isRepeatable?: boolean;
  ids?: readonly string[] | undefined;
  /** The environment variable that sets it too; the flag takes precedence. */
  variable?: keyof Environment;
  /** @param texts what was typed; undefined without the flag, empty for a toggle */
  resolve(texts: readonly string[] | undefined, flag: string, environment: Environment): Value;
}

/** The flags of a command, by name. */
export type Options = Readonly<Record<string, Option<unknown>>>;

export interface Command<Own extends Options = Options> {
  /** What people type before the flags: "npm run data --". */
  name: string;
  /** What it does, in a sentence. */
  about: string;
  options: Own;
  /** Lines below the flags in `--help`. */
  notes?: readonly string[];
}

/** What was typed, by flag. */
export type Flags<Own extends Options = Options> = { readonly [Name in keyof Own]?: readonly string[] };

type CamelCase<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;
/** The values of all flags: that of `--min-overlap` as `minOverlap`. */
export type Values<Own extends Options> = {
  [Name in keyof Own as CamelCase<Name>]: Own[Name] extends Option<infer Value> ? Value : never;
};
/** The value of a flag that is not given. */
type Absent<D> = D extends { required: string } ? never : D extends { fallback: infer Fallback } ? Fallback : undefined;

/** What the text of a flag has to be. */
export interface Kind<Value> {
  /** Placeholder for the value in `--help`. */
  value: string;
  /** Ends the message about any other text. */
  expected: string;
  /** undefined if the text is not what is expected. */
  parse(text: string): Value | undefined;
  /** All possible values, for `--help`, if they are few. */
  ids?: readonly string[];
}

export const TEXT: Kind<string> = { value: "TEXT", expected: "text", parse: (text) => text };

/** A file or folder, as an absolute path. */
const pathKind = (value: string): Kind<string> => ({
  value,
  expected: "a path",
  parse: (text) => (text.trim() === "" ? undefined : path.resolve(text)),
});
export const FILE = pathKind("FILE");
export const FOLDER = pathKind("DIR");

/** In bytes: "4GB" is 4e9. */
export const BYTES: Kind<number> = { value: "SIZE", expected: "a size such as 4GB", parse: bytesOf };

/** http or https, as typed. */
export const WEB_ADDRESS: Kind<string> = {
  value: "URL",
  expected: "an address such as https://example.org/file",
  parse: (text) => (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined),
};

export const number = (value: string, expected: string, isExpected: (value: number) => boolean): Kind<number> => ({
  value,
  expected,
  parse: (text) => (text.trim() !== "" && isExpected(Number(text)) ? Number(text) : undefined),
});

/** A whole number from `least` to `most`. */
export function count(least = 1, most = Number.MAX_SAFE_INTEGER): Kind<number> {
  const expected = `a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`}`;
  const isCount = (text: string) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
  return { value: "N", expected, parse: (text) => (isCount(text) ? Number(text) : undefined) };
}

export const PORT = count(1, 65_535);

export const oneOf = <const Id extends string>(ids: readonly Id[]): Kind<Id> => ({
  value: "ID",
  expected: ids.length > 2 ? `one of ${ids.join(", ")}` : ids.join(" or "),
  parse: (text) => ids.find((id) => id === text),
  ids,
});

function parseText<Value>({ parse, expected }: Kind<Value>, text: string, flag: string): Value {
  const value = parse(text);
  if (value === undefined) throw new OperatorError(`--${flag} is ${quoted(text)}, expected ${expected}`);
  return value;
}

const shown = <Value>({ value, ids }: Kind<Value>) => ({ type: "string", value, ids }) as const;

/** A flag with a value. */
export const option = <Value, const D extends Declaration>(
  kind: Kind<Value>,
  declaration: D,
): Option<Value | Absent<D>> => ({
  ...shown(kind),
  ...declaration,
  resolve: ([text] = [], flag) =>
    text === undefined ? (declaration.fallback as Absent<D>) : parseText(kind, text, flag),
});

/** A flag with several values, separated by commas. */
export const list = <Value, const D extends Declaration>(
  kind: Kind<Value>,
  declaration: D,
): Option<Value[] | Absent<D>> => ({
  ...shown(kind),
  value: `${kind.value},${kind.value}`,
  ...declaration,
  resolve: ([text] = [], flag) =>
    text === undefined
      ? (declaration.fallback as Absent<D>)
      : [...new Set(text.split(",").map((part) => parseText(kind, part.trim(), flag)))],
});

/** A flag that may be given several times. */
export const repeatable = <Value>(kind: Kind<Value>, declaration: Declaration): Option<Value[]> => ({
  ...shown(kind),
  ...declaration,
  isRepeatable: true,
  resolve: (texts = [], flag) => texts.map((text) => parseText(kind, text, flag)),
});

/** A flag without a value. */
export const toggle = (declaration: Declaration): Option<boolean> => ({
  ...declaration,
  type: "boolean",
  resolve: (texts) => texts !== undefined,
});

/** A flag for an environment variable, whose schema in lib/environment.ts says what it takes. */
export const variable = <const Name extends keyof Environment, const D extends Declaration>(
  variable: Name,
  declaration: D,
): Option<D extends { required: string } ? NonNullable<Environment[Name]> : Environment[Name]> => ({
  fallback: v.getDefault(Environment.entries[variable]),
  ...declaration,
  type: "string",
  variable,
  // valuesOf refuses a required one that is missing.
  resolve: (_texts, _flag, environment) => environment[variable] as NonNullable<Environment[Name]>,
});

export const HELP = toggle({ help: "this text" });

/** Nobody misspells a flag by this much. */
const LONGEST_NAME = 80;

/**
 * The flags of `argv`, whose values are not looked at yet.
 * @throws OperatorError in one line: what is wrong, and what was most likely meant
 */
export function readFlags<Own extends Options>(
  { name, options }: Command<Own>,
  argv: readonly string[],
): Flags<Own & { help: typeof HELP }> {
  const known: Options = { ...options, help: HELP };
  const config = Object.fromEntries(Object.entries(known).map(([flag, { type }]) => [flag, { type, multiple: true }]));
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const see = `see ${name} --help`;
  const flags: Record<string, readonly string[]> = {};
  const add = (flag: string, option: Option<unknown>, texts: readonly string[]) => {
    flags[flag] = option.isRepeatable ? [...(flags[flag] ?? []), ...texts] : texts;
  };
  for (const token of tokens) {
    if (token.kind === "positional") {
      const [flag, option] =
        Object.entries(known).find(([flag, { isPositional }]) => isPositional && !(flag in flags)) ?? [];
      if (option === undefined || flag === undefined)
        throw new OperatorError(`Unexpected argument ${quoted(token.value)}; ${see}`);
      add(flag, option, [token.value]);
    } else if (token.kind === "option") {
      const { rawName, value, inlineValue } = token;
      const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
      if (option === undefined) {
        const meant = token.name.length > LONGEST_NAME ? null : nearest(token.name, Object.keys(known));
        throw new OperatorError(
          `Unknown flag ${printable(rawName)}${meant === null ? "; s" : `, did you mean --${meant}? S`}${see.slice(1)}`,
        );
      }
      if (option.type === "boolean" && value !== undefined)
        throw new OperatorError(`${rawName} takes no value; ${see}`);
      // What begins with a hyphen is more likely the next flag.
      if (option.type === "string" && (value === undefined || (!inlineValue && value.startsWith("-")))) {
        throw new OperatorError(`${rawName} needs a value; ${see}`);
      }
      add(token.name, option, value === undefined ? [] : [value]);
    }
  }
  return flags as Flags<Own & { help: typeof HELP }>;
}

/** The variables that Kindred reads. @throws OperatorError naming each faulty one */
export function operatorEnvironment(source: Record<string, string | undefined>): Environment {
  try {
    return readEnvironment(source);
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error));
  }
}

export interface Parsed<Own extends Options> {
  flags: Flags<Own>;
  values: Values<Own>;
  /** With the flags in it. */
  environment: Environment;
}

/**
 * The values of `flags`, over variables, over fallbacks.
 * @throws OperatorError naming the flag or variable, what was found and what is expected
 */
export function valuesOf<Own extends Options>(
  { name, options }: Command<Own>,
  flags: Flags<Own>,
  source: Record<string, string | undefined>,
): Parsed<Own> {
  const given = { ...source };
  for (const [flag, { variable }] of Object.entries(options)) {
    const [text] = flags[flag] ?? [];
    if (variable === undefined || text === undefined) continue;
    const parsed = v.safeParse(Environment.entries[variable], text);
    if (!parsed.success) throw new OperatorError(`--${flag} ${parsed.issues[0].message}`);
    if (text.trim() === "") throw new OperatorError(`--${flag} is empty`);
    given[variable] = text;
  }
  const environment = operatorEnvironment(given);
  const values = Object.entries(options).map(([flag, option]) => {
    const value = option.resolve(flags[flag], flag, environment);
    if (value === undefined && option.required !== undefined) {
      throw new OperatorError(`--${flag} is missing: ${option.required}; see ${name} --help`);
    }
    return [camelCase(flag), value];
  });
  // Each value is its option's own; TypeScript does not follow the names.
  return { flags, values: Object.fromEntries(values) as Values<Own>, environment };
}

/** The name of a flag's value: "min-overlap" → "minOverlap". */
export const camelCase = (flag: string) => flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The values of a command line. @throws OperatorError naming the flag or variable, what was found and what is expected */
export const parseCommandLine = <Own extends Options>(
  command: Command<Own>,
  argv: readonly string[],
  source: Record<string, string | undefined>,
): Parsed<Own> => valuesOf(command, readFlags(command, argv), source);
