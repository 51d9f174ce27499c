import type { RandomStream } from "../random/random-stream.ts";

/** One row before it is written. */
export type Row = { user: string; mbid: string; name: string; plays: number };

type Flaw = {
  kind: string;
  /** Share of the rows it is tried on. */
  rate: number;
  /** The lines that replace the row, or null if this row cannot have the flaw. */
  write(row: Row, random: RandomStream): string[] | null;
};

/** A row as in the file, without its line end. */
export function formatRow({ user, mbid, name, plays }: { [key in keyof Row]: string | number }): string {
  return `${user}\t${mbid}\t${name}\t${plays}`;
}

function atSomeBlank(name: string, replacement: string, random: RandomStream): string | null {
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index);
  const at = blanks[Math.floor(random() * blanks.length)];
  return at === undefined ? null : name.slice(0, at) + replacement + name.slice(at + 1);
}

function foldCharacters(text: string): string {
  return [...text].map((character) => character.toLowerCase()).join("");
}

/** Only if both ways of folding return the name, as a whole and by character: not for ß, İ or a final sigma. */
function inOtherCase(name: string, random: RandomStream): string | null {
  const variant = random() < 0.8 ? name.toLowerCase() : name.toUpperCase();
  const foldsBack =
    variant.toLowerCase() === name.toLowerCase() &&
    foldCharacters(variant) === foldCharacters(name) &&
    variant.length === name.length;
  return foldsBack ? variant : null;
}

function renamed(row: Row, name: string | null): string[] | null {
  return name === null || name === row.name ? null : [formatRow({ ...row, name })];
}

/**
 * The flaws of the real file and their rates here; together they affect 2 to 3% of the rows.
 * A row has at most one. What cleaning should do is noted with each.
 */
export const FLAWS = [
  // To be rejected.
  { kind: "three columns", rate: 0.0008, write: ({ user, name, plays }) => [`${user}\t${name}\t${plays}`] },
  {
    kind: "five columns",
    rate: 0.0006,
    write: (row, random) => [formatRow({ ...row, name: atSomeBlank(row.name, "\t", random) ?? `${row.name}\t` })],
  },
  { kind: "plays not whole", rate: 0.0006, write: (row) => [formatRow({ ...row, plays: `${row.plays}.5` })] },
  { kind: "plays not a number", rate: 0.0004, write: (row) => [formatRow({ ...row, plays: "n/a" })] },
  { kind: "plays empty", rate: 0.0006, write: (row) => [formatRow({ ...row, plays: "" })] },
  { kind: "plays zero", rate: 0.001, write: (row) => [formatRow({ ...row, plays: 0 })] },
  { kind: "plays negative", rate: 0.0004, write: (row) => [formatRow({ ...row, plays: -row.plays })] },
  { kind: "no user", rate: 0.0004, write: (row) => [formatRow({ ...row, user: "" })] },
  { kind: "user id cut short", rate: 0.0002, write: (row) => [formatRow({ ...row, user: row.user.slice(0, 31) })] },
  { kind: "no artist", rate: 0.0008, write: (row, random) => [formatRow({ ...row, name: random() < 0.7 ? "" : " " })] },
  { kind: "blank line", rate: 0.00005, write: (row) => ["", formatRow(row)] },
  // To be repaired: the carriage return is white space like any other.
  { kind: "carriage return at line end", rate: 0.001, write: (row) => [`${formatRow(row)}\r`] },
  {
    kind: "carriage return in name",
    rate: 0.0004,
    write: (row, random) => [formatRow({ ...row, name: atSomeBlank(row.name, " \r", random) ?? `${row.name}\r` })],
  },
  // To be added up.
  {
    kind: "same artist twice",
    rate: 0.004,
    write: (row, random) => {
      if (row.plays < 2) return null;
      const rest = Math.max(1, Math.floor(row.plays * 0.5 * random()));
      return [formatRow({ ...row, plays: row.plays - rest }), formatRow({ ...row, plays: rest })];
    },
  },
  // To be merged under the usual spelling.
  { kind: "other case", rate: 0.006, write: (row, random) => renamed(row, inOtherCase(row.name, random)) },
  { kind: "decomposed Unicode", rate: 0.04, write: (row) => renamed(row, row.name.normalize("NFD")) },
  {
    kind: "blanks around the name",
    rate: 0.003,
    write: (row, random) => renamed(row, random() < 0.5 ? ` ${row.name}` : `${row.name} `),
  },
  {
    kind: "doubled blank in the name",
    rate: 0.003,
    write: (row, random) => renamed(row, atSomeBlank(row.name, "  ", random)),
  },
] as const satisfies Flaw[];

/** Rows whose user is a date, found at the end of the real file; to be rejected. */
export const DATE_USERS = ["dec 27, 2008", "jan 14, 2009", "nov 9, 2008", "sep 20, 2008"] as const;

export type FlawKind = (typeof FLAWS)[number]["kind"] | "user is a date";

export type WrittenRow = { lines: string[]; flaw: FlawKind | null };

/** Writes one row, now and then with a flaw. */
export function writeRow(row: Row, random: RandomStream): WrittenRow {
  let left = random();
  for (const { kind, rate, write } of FLAWS) {
    left -= rate;
    if (left >= 0) continue;
    const lines = write(row, random);
    if (lines !== null) return { lines, flaw: kind };
    break;
  }
  return { lines: [formatRow(row)], flaw: null };
}
