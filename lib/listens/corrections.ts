import { ListensFault } from "./listens-file.ts";
import { cleanName, nameKey } from "./names.ts";
import { LineSplitter } from "./parts/lines.ts";
import { cellsOf, DELIMITERS } from "./parts/rows.ts";

/** What the user knows better about artists' names. */
export interface Corrections {
  /** By name key: the artists that count instead, by name; none if the artist is left out. */
  instead: ReadonlyMap<string, readonly string[]>;
  /** By name key: how the name is spelled. */
  spelling: ReadonlyMap<string, string>;
}

export const NO_CORRECTIONS: Corrections = { instead: new Map(), spelling: new Map() };

const ACTIONS = "merge, split, rename or leave out";

/**
 * Reads a table of corrections, one per line: `merge,Artist,Into`, `split,Artist,First,Second…`, `rename,Artist,New name` or
 * `leave out,Artist`. Lines that begin with # are comments; a header `action,…` is skipped.
 * @param path for messages
 * @throws ListensFault naming the line
 */
export function parseCorrections(text: string, path: string): Corrections {
  const instead = new Map<string, readonly string[]>();
  const spelling = new Map<string, string>();
  const splitter = new LineSplitter(text);
  for (const { number, text: line } of [...splitter.push(text), ...splitter.finish()]) {
    const bare = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
    if (bare.trim() === "" || bare.startsWith("#")) continue;
    const delimiter = DELIMITERS.find((candidate) => (cellsOf(bare, candidate)?.length ?? 0) > 1) ?? ",";
    const cells = (cellsOf(bare, delimiter) ?? []).map(cleanName);
    while (cells.at(-1) === "") cells.pop();
    const [action = "", artist = "", ...others] = cells;
    const verb = action.toLowerCase().replace(/[\s_-]+/g, " ");
    if (number === 1 && verb === "action") continue;
    const fault = (what: string) => new ListensFault(path, `line ${number}: ${what}`);
    if (artist === "") throw fault(`expected ${ACTIONS}, then an artist`);
    const key = nameKey(artist);
    const [only] = others;
    if (verb === "leave out" && others.length === 0) instead.set(key, []);
    else if (verb === "merge" && only !== undefined && others.length === 1) instead.set(key, others);
    else if (verb === "split" && others.length > 1) instead.set(key, others);
    else if (verb === "rename" && only !== undefined && others.length === 1) {
      if (nameKey(only) !== key) instead.set(key, others);
      spelling.set(nameKey(only), only);
    } else {
      throw fault(
        /^(?:leave out|merge|split|rename)$/.test(verb)
          ? `"${verb}" takes ${verb === "leave out" ? "one artist" : verb === "split" ? "an artist and at least two others" : "two artists"}`
          : `expected ${ACTIONS}`,
      );
    }
  }
  return { instead, spelling };
}

/** Adds artists that are left out, by name. */
export const leavingOut = (corrections: Corrections, names: Iterable<string>): Corrections => ({
  ...corrections,
  instead: new Map([
    ...corrections.instead,
    ...[...names].map((name): [string, readonly string[]] => [nameKey(name), []]),
  ]),
});
