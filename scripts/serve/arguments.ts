import * as v from "valibot";
import { Environment } from "../../lib/environment.ts";
import { operatorEnvironment } from "../cli/environment.ts";
import { parseFlags, text, toggle } from "../cli/flags.ts";
import { OperatorError } from "../cli/operator-error.ts";

export interface ServeOptions {
  mode: "start" | "dev";
  /** With the flags in it. */
  environment: Environment;
  /** Leave out the options of the last run. */
  defaults: boolean;
}

export const USAGE = `Usage: npm start -- [options]   (npm run dev takes the same)
  --dataset ID     what the site is made from, such as lastfm-2k or file:exports   (DATASET, default: the last run's, else demo)
  --data-dir DIR   where datasets are looked for                                   (DATASETS_DIR, default .cache/datasets)
  --host HOST      where to listen, such as 127.0.0.1                              (HOST, default: every interface)
  --port N         at which port                                                   (PORT, default 3000)
  --defaults       leave out the options of the last npm run prebuild
  --help           this text`;

const TYPES = { dataset: text, "data-dir": text, host: text, port: text, defaults: toggle, dev: toggle, help: toggle };
/** Flags that say what a variable says too. */
const VARIABLES = { dataset: "DATASET", "data-dir": "DATASETS_DIR", host: "HOST", port: "PORT" } as const;

/**
 * Flags over environment over defaults.
 * @returns null where only help was asked for
 * @throws OperatorError naming the flag or variable, what was found and what is expected
 */
export function parseServeOptions(
  argv: readonly string[],
  source: Record<string, string | undefined>,
): ServeOptions | null {
  const mode = argv.includes("--dev") ? "dev" : "start";
  const flags = parseFlags(argv, TYPES, `${commandOf(mode)} --`);
  if (flags.help) return null;
  const given = { ...source };
  for (const flag of ["dataset", "data-dir", "host", "port"] as const) {
    const value = flags[flag];
    if (value === undefined) continue;
    const parsed = v.safeParse(Environment.entries[VARIABLES[flag]], value);
    if (!parsed.success) throw new OperatorError(`--${flag} ${parsed.issues[0].message}`);
    if (value.trim() === "") throw new OperatorError(`--${flag} is empty`);
    given[VARIABLES[flag]] = value;
  }
  return { mode, environment: operatorEnvironment(given), defaults: flags.defaults ?? false };
}

/** What the person types. */
export const commandOf = (mode: "start" | "dev") => (mode === "dev" ? "npm run dev" : "npm start");
