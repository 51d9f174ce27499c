import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { printable, printablePath, quoted } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";

export type Genre = { name: string; family: string; popularity: number };

export type CatalogueArtist = {
  name: string;
  /** Index into `Catalogue.genres` → weight; the weights sum to 1. */
  genres: ReadonlyMap<number, number>;
  /** 1 to 1000, heavy-tailed. */
  popularity: number;
  mbid: string;
};

export type Catalogue = { genres: Genre[]; artists: CatalogueArtist[] };

const Name = v.pipe(
  v.string(),
  v.minLength(1, "is empty"),
  v.check((name) => name === name.trim().replace(/\s+/g, " "), "has surplus blanks"),
  v.check((name) => name === name.normalize("NFC"), "is not in Unicode's NFC form"),
);
const Positive = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)?$/, (issue) => `is ${quoted(issue.input)}, expected a number above 0`),
  v.transform(Number),
  v.check((value) => value > 0, "is 0, expected a number above 0"),
);
const GenreRow = v.object({ genre: Name, family: Name, popularity: Positive });
const ArtistRow = v.object({
  name: Name,
  genres: v.pipe(v.string(), v.minLength(1, "is empty, expected genre:weight,…")),
  popularity: Positive,
  mbid: v.pipe(v.string(), v.regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/, "is neither empty nor a UUID")),
});

/**
 * Reads a tab-separated file with a header. There is no quoting: `"Weird Al" Yankovic` is kept as written.
 * @throws OperatorError naming file, line, column, what was found and what is expected
 */
async function readTable<Entries extends v.ObjectEntries>(
  file: string,
  schema: v.ObjectSchema<Entries, undefined>,
): Promise<v.InferOutput<v.ObjectSchema<Entries, undefined>>[]> {
  const lines = (await readFile(file, "utf8")).replace(/\n$/, "").split("\n");
  const columns = Object.keys(schema.entries);
  if (lines[0] !== columns.join("\t")) {
    throw new OperatorError(
      `${printablePath(file)}:1: found header ${quoted(lines[0] ?? "")}, expected ${columns.join(", ")}`,
    );
  }
  return lines.slice(1).map((line, index) => {
    const cells = line.split("\t");
    const where = `${file}:${index + 2}`;
    if (cells.length !== columns.length) {
      throw new OperatorError(`${where}: found ${cells.length} columns, expected ${columns.length}`);
    }
    const row = v.safeParse(schema, Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
    if (row.success) return row.output;
    throw new OperatorError(`${where}: ${v.getDotPath(row.issues[0])} ${row.issues[0].message}`);
  });
}

function parseGenres(text: string, indexByName: ReadonlyMap<string, number>, artist: string): Map<number, number> {
  const weights = new Map<number, number>();
  for (const part of text.split(",")) {
    const colon = part.lastIndexOf(":");
    const name = part.slice(0, colon).trim();
    const weight = Number(part.slice(colon + 1));
    const index = indexByName.get(name);
    if (index === undefined)
      throw new OperatorError(`${printable(artist)}: found genre ${quoted(name)}, which genres.tsv lacks`);
    if (!(weight > 0))
      throw new OperatorError(`${printable(artist)}: found weight ${quoted(part)}, expected a number above 0`);
    weights.set(index, weight);
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 0.001)
    throw new OperatorError(`${printable(artist)}: genre weights sum to ${sum.toFixed(3)}, expected 1`);
  return weights;
}

/**
 * Reads the artists and genres behind the demo dataset.
 * @throws OperatorError in one line that names the place, what was found and what is expected
 */
export async function readCatalogue(catalogueFile: string, genresFile: string): Promise<Catalogue> {
  const genreRows = await readTable(genresFile, GenreRow);
  const artistRows = await readTable(catalogueFile, ArtistRow);
  const genres = genreRows.map(({ genre, family, popularity }) => ({ name: genre, family, popularity }));
  const indexByName = new Map(genres.map(({ name }, index) => [name, index]));
  const artists = artistRows.map((row) => ({
    ...row,
    genres: parseGenres(row.genres, indexByName, `${catalogueFile}: ${row.name}`),
  }));
  if (artists.length === 0) throw new OperatorError(`${catalogueFile}: found no artist, expected at least one`);
  return { genres, artists };
}
