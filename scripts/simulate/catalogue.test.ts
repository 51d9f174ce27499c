import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Catalogue, readCatalogue } from "./catalogue.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "catalogue-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads a catalogue whose artist rows are `rows`, over the genres pop and rock. */
async function read(...rows: string[]): Promise<Catalogue> {
  const [artists, genres] = [path.join(folder, "catalogue.tsv"), path.join(folder, "genres.tsv")];
  await writeFile(genres, "genre\tfamily\tpopularity\npop\tpop\t75\nrock\trock\t100\n");
  await writeFile(artists, `${["name\tgenres\tpopularity\tmbid", ...rows].join("\n")}\n`);
  return readCatalogue(artists, genres);
}

describe("readCatalogue", () => {
  it("readCatalogue() keeps names as written, quotes included", async () => {
    const { artists, genres } = await read(
      '"Weird Al" Yankovic\tpop:0.60,rock:0.40\t61\t',
      "宇多田ヒカル\tpop:1\t5.4\t",
    );
    expect(artists).toEqual([
      {
        name: '"Weird Al" Yankovic',
        genres: new Map([
          [0, 0.6],
          [1, 0.4],
        ]),
        popularity: 61,
        mbid: "",
      },
      { name: "宇多田ヒカル", genres: new Map([[0, 1]]), popularity: 5.4, mbid: "" },
    ]);
    expect(genres.map(({ name }) => name)).toEqual(["pop", "rock"]);
  });

  it.each([
    ["Muse\trock:1\t10", ":2: found 3 columns, expected 4"],
    ["\trock:1\t10\t", ":2: name is empty"],
    ["Muse \trock:1\t10\t", ":2: name has surplus blanks"],
    ["Bjo\u0308rk\tpop:1\t10\t", ":2: name is not in Unicode's NFC form"],
    ["Muse\trock:1\t0\t", ":2: popularity is 0, expected a number above 0"],
    ["Muse\trock:1\t10\t123", ":2: mbid is neither empty nor a UUID"],
    ["Muse\tprog:1\t10\t", ': Muse: found genre "prog", which genres.tsv lacks'],
    ["Muse\trock:x\t10\t", ': Muse: found weight "rock:x", expected a number above 0'],
    ["Muse\trock:0.5\t10\t", ": Muse: genre weights sum to 0.500, expected 1"],
  ])("readCatalogue() refuses %j and says where", async (row, message) => {
    await expect(read(row)).rejects.toThrow(`catalogue.tsv${message}`);
  });

  it("readCatalogue() refuses a catalogue without artists", async () => {
    await expect(read()).rejects.toThrow("catalogue.tsv: found no artist, expected at least one");
  });
});
