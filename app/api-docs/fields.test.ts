import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ArtistFile } from "../../lib/site-data/artist.ts";
import { fieldsOf } from "./fields.ts";
import { ARTIST_MEANINGS } from "./meanings.ts";

describe("fieldsOf(schema)", () => {
  it("names every field with its type, and a shape that comes again only once", () => {
    const standing = v.object({ value: v.number(), rank: v.pipe(v.number(), v.integer()) });
    const schema = v.object({
      plays: standing,
      listeners: standing,
      mbid: v.nullable(v.string()),
      kind: v.picklist(["a", "b"]),
      list: v.array(v.object({ ok: v.boolean() })),
    });
    expect(fieldsOf(schema).map(({ path, type }) => `${path}: ${type}`)).toEqual([
      "plays: object",
      "plays.value: number",
      "plays.rank: whole number",
      "listeners: as plays",
      "mbid: text or null",
      "kind: a or b",
      "list: list",
      "list[].ok: true or false",
    ]);
  });

  it("has every field of an artist's file that a meaning is given for", () => {
    const paths = fieldsOf(ArtistFile).map(({ path }) => path);
    for (const path of Object.keys(ARTIST_MEANINGS)) expect(paths).toContain(path);
  });
});
