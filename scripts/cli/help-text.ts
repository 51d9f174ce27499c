import path from "node:path";
import { type Command, HELP, type Option } from "./command-line.ts";

const HELP_WIDTH = 100;

/** `--help`: usage, the flags in columns by heading, notes. */
export function helpText({ name, about, options, notes = [] }: Command): string {
  const rows = Object.entries({ ...options, help: HELP }).map(([flag, { value, isPositional, ...option }]) => ({
    ...option,
    left: `  ${isPositional ? value : `--${flag}${value === undefined ? "" : ` ${value}`}`}`,
  }));
  const column = Math.max(...rows.map(({ left }) => left.length)) + 2;
  const lines = rows.flatMap(({ left, heading, ...option }) => [
    ...(heading === undefined ? [] : ["", `${heading}:`]),
    ...wrap(explain(option), HELP_WIDTH - column).map((line, at) => (at === 0 ? left : "").padEnd(column) + line),
  ]);
  const usage = Object.values(options).flatMap(({ isPositional, value }) => (isPositional ? [value] : []));
  return [
    `Usage: ${[name, ...usage].join(" ")} [flags]`,
    ...wrap(about, HELP_WIDTH),
    ...(lines[0] === "" ? [] : [""]),
    ...lines,
    "",
    ...notes.flatMap((note) => wrap(note, HELP_WIDTH)),
  ]
    .join("\n")
    .trimEnd();
}

/** What a flag does, its variable, and what holds without it. */
function explain({
  help,
  ids,
  variable,
  fallback,
  required,
  isRepeatable,
  ...option
}: Omit<Option<unknown>, "type" | "resolve">): string {
  const value = typeof fallback === "string" && path.isAbsolute(fallback) ? path.relative("", fallback) : fallback;
  const usual = option.default ?? (value === undefined || value === null ? "" : String(value));
  const remarks = [
    required === undefined ? "" : "required",
    isRepeatable ? "repeatable" : "",
    variable ?? "",
    usual === "" ? "" : `default: ${usual}`,
  ].filter(Boolean);
  const text = ids === undefined ? help : `${help}: ${ids.join(", ")}`;
  return remarks.length === 0 ? text : `${text} (${remarks.join("; ")})`;
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = [lines.at(-1), word].filter(Boolean).join(" ");
    if (line.length <= width) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines;
}
