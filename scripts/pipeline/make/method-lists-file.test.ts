import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { nearestNeighbours } from "../../../lib/kernel/cosine/nearest-neighbours.fixture.ts";
import { findMethod } from "../../../lib/kernel/methods.ts";
import { MethodLists } from "../../../lib/site-data/method-lists.ts";
import { createCatalogue } from "./catalogue.ts";
import { methodListsFile } from "./method-lists-file.ts";

const USERS = 24;
const ARTISTS = 6;

/** Every user plays every artist but one; all artists have `USERS` · 5/6 listeners. */
function matrix() {
  const rows = Array.from({ length: USERS }, (_, user) =>
    Array.from({ length: ARTISTS }, (_, artist) => artist).filter((artist) => artist !== user % ARTISTS),
  );
  return {
    rows: USERS,
    columns: ARTISTS,
    indptr: Uint32Array.from({ length: USERS + 1 }, (_, user) => user * (ARTISTS - 1)),
    indices: Uint32Array.from(rows.flat()),
    data: Float64Array.from(rows.flat(), (artist, entry) => 1 + ((artist * 7 + entry) % 5)),
  };
}

function fileOf(listeners: number) {
  const artists = Array.from({ length: ARTISTS }, (_, index) => ({
    name: `Artist ${index}`,
    listeners,
    plays: 100,
    median_plays: 2,
    other_names: [],
    mbids: [],
  }));
  const plays = matrix();
  const settings = {
    method: findMethod("raw-cosine"),
    topK: 3,
    shrinkage: 0,
    minListeners: 1,
    minOverlap: 1,
    maxShare: 1,
    maxArtistsPerListener: null,
    lowConfidenceBelow: 3,
    publishMinListeners: 1,
    placeholders: [],
    engine: "local",
  };
  return methodListsFile(plays, createCatalogue(artists, 1), nearestNeighbours(plays, settings), settings, {
    workers: 1,
  });
}

describe("methodListsFile(userArtists, catalogue, inUse, settings)", () => {
  it("gives one list per method, the method in use first and once, never the artist itself", async () => {
    const [file] = await fileOf(20);
    const { methods, artists } = v.parse(MethodLists, file?.value);
    expect(methods[0]?.id).toBe("raw-cosine");
    expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
    expect(artists.map(({ name }) => name)).toEqual(["Artist 0"]);
    for (const { slug, lists } of artists) {
      expect(lists).toHaveLength(methods.length);
      for (const list of lists) {
        expect(list.length).toBeGreaterThan(0);
        expect(list.map((other) => other.slug)).not.toContain(slug);
      }
    }
  });

  it("gives no file if no artist has enough listeners for a meaningful list", async () => {
    expect(await fileOf(9)).toEqual([]);
  });
});
