import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ForYouQuery, forYouHref, PLAYED_MAX } from "./address.ts";

/** As Next hands over the parameters of an address. */
function read(href: string): ForYouQuery {
  const parameters = new URL(href, "http://kindred.example").searchParams;
  return v.parse(ForYouQuery, Object.fromEntries([...parameters.keys()].map((key) => [key, parameters.getAll(key)])));
}

const slug = fc.string({ unit: fc.constantFrom(..."ab1"), minLength: 1, maxLength: 12 });
const text = fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 30 });

describe("forYouHref", () => {
  it("forYouHref(list) is read back by ForYouQuery as the same list", () => {
    const played = fc.uniqueArray(
      fc.record({ slug, count: fc.option(fc.nat({ max: 999_999_999 })), typed: fc.option(text) }),
      { selector: (artist) => artist.slug, maxLength: 8 },
    );
    fc.assert(
      fc.property(played, fc.array(text, { maxLength: 8 }), fc.nat({ max: 999 }), (artists, missed, dropped) => {
        const query = read(forYouHref({ played: artists, missed, dropped }));
        expect(query.with).toEqual(artists.map(({ slug: of, count }) => ({ slug: of, count })));
        expect([...query.as]).toEqual(artists.flatMap(({ slug: of, typed }) => (typed === null ? [] : [[of, typed]])));
        expect(query).toMatchObject({ missed, dropped, more: 0, user: null });
      }),
    );
  });

  it("forYouHref(any list) stays below what servers take, and counts what it leaves out", () => {
    const played = Array.from({ length: 300 }, (_, at) => ({
      slug: `${"a".repeat(90)}-${at}`,
      count: 999_999_999,
      typed: "界".repeat(80),
    }));
    const missed = Array.from({ length: 300 }, () => "界".repeat(300));
    const href = forYouHref({ played, missed, dropped: 300 });
    expect(href.length).toBeLessThan(15_500);
    const query = read(href);
    expect([query.with.length, query.missed.length + query.more]).toEqual([PLAYED_MAX, 300]);
  });
});

describe("ForYouQuery", () => {
  it("reads any parameters without a fault", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.string({ unit: "binary" })),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("with", "as", "missed", "more", "dropped", "user"), value),
        (parameters) => {
          expect(v.safeParse(ForYouQuery, parameters).success).toBe(true);
        },
      ),
    );
  });

  it("leaves out anything that isn't a slug, and repeated artists", () => {
    const { with: played } = v.parse(ForYouQuery, { with: "radiohead:12,../x,Björk,radiohead,bjork:x" });
    expect(played).toEqual([
      { slug: "radiohead", count: 12 },
      { slug: "bjork", count: null },
    ]);
  });
});
