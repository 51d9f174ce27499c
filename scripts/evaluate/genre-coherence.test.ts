import { describe, expect, it } from "vitest";
import { emptyTable } from "../../lib/kernel/table.ts";
import { COHERENCE_BANDS, createCoherence, tallyCoherence } from "./genre-coherence.ts";
import { genreCosine, matchGenres, readGenreTruth } from "./genre-truth.ts";

const ROCK = new Map([[0, 1]]);
const POP = new Map([[1, 1]]);
const BOTH = new Map([
  [0, 0.5],
  [1, 0.5],
]);
const artist = (name: string, genres: ReadonlyMap<number, number>) => ({ name, genres, popularity: 1, mbid: "" });
const catalogueOf = (...artists: ReturnType<typeof artist>[]) => ({ genres: [], artists });

describe("matchGenres", () => {
  it("matchGenres(names, catalogue) matches folded names, the first spelling only", () => {
    const catalogue = catalogueOf(artist("The Smiths", ROCK), artist("Björk", BOTH));
    const { artists, known } = matchGenres(["smiths", "Bjork", "BJÖRK", "Nobody"], catalogue);
    expect(known).toBe(2);
    expect(artists.map((one) => one?.unit ?? null)).toEqual([0, 1, null, null]);
    expect(genreCosine(artists[0]?.genres ?? POP, artists[1]?.genres ?? POP)).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("matchGenres(names, catalogue) matches no name shared by several artists of the catalogue after folding", () => {
    const catalogue = catalogueOf(artist("Nirvana", ROCK), artist("NIRVANA", POP));
    expect(matchGenres(["Nirvana"], catalogue).known).toBe(0);
  });

  it("readGenreTruth(names) knows artists of the committed catalogue, and is null if it knows none", async () => {
    const truth = await readGenreTruth(["Radiohead", "an artist that does not exist"]);
    expect(truth?.artists.map((one) => one !== null)).toEqual([true, false]);
    expect(await readGenreTruth(["an artist that does not exist"])).toBeNull();
  });
});

describe("tallyCoherence", () => {
  /** Artists 0 to 3 have 60 listeners, 4 to 7 have 4; genres of 5 and 7 aren't known. */
  const listeners = Uint32Array.of(60, 60, 60, 60, 4, 4, 4, 4);
  const originals = Uint32Array.from({ length: 8 }, (_, index) => 7 - index);
  const genres = [ROCK, ROCK, POP, BOTH, ROCK, null, POP, null];
  const truth = matchGenres(
    genres.map((_, index) => `artist ${7 - index}`),
    catalogueOf(...genres.flatMap((known, index) => (known === null ? [] : [artist(`artist ${index}`, known)]))),
  );

  function tallied(lists: readonly number[][], length: number) {
    const table = emptyTable(8, 4);
    for (const [row, list] of lists.entries()) {
      table.counts[row] = list.length;
      table.indices.set(list, row * 4);
    }
    const bands = createCoherence(truth);
    tallyCoherence(bands, table, { listeners, originals, truth }, length);
    const sumOf = (values: Float64Array | undefined) => values?.reduce((sum, value) => sum + value, 0) ?? 0;
    return bands.map(({ pairs, places }) => ({
      pairs: [sumOf(pairs.hits), sumOf(pairs.trials)],
      places: [sumOf(places.hits), sumOf(places.trials)],
    }));
  }

  it("tallyCoherence(…) counts known pairs, and lets them represent unknown ones with similar audiences", () => {
    // Half of the artists with 4 listeners are known, so artist 4 counts twice; 5 counts only through it.
    const bands = tallied([[1, 4, 5], [], [], [], [], [], [], []].slice(0, 1), 3);
    expect(bands[3]).toEqual({ pairs: [2, 2], places: [1 + 2, 1 + 2 + 3 * 3] });
  });

  it("tallyCoherence(…) counts empty places as 0 and considers only the first `length`", () => {
    const bands = tallied([[1, 2], [0, 2, 3], [0], [0, 1]], 2);
    expect(bands[3]?.pairs[1]).toBe(2 + 2 + 1 + 2);
    expect(bands[3]?.places[1]).toBe(2 + 2 + (1 + 1) + 2);
    // Artists 4 and 6 have no list, in the band of 3 to 9 listeners.
    expect(bands[1]).toEqual({ pairs: [0, 0], places: [0, 4] });
  });

  it("COHERENCE_BANDS cover every number of listeners exactly once", () => {
    for (let number = 1; number < 200; number++) {
      const holding = COHERENCE_BANDS.filter(({ from, to }) => number >= from && number <= (to ?? number));
      expect(holding).toHaveLength(1);
    }
  });
});
