import { mergeTags } from "../../../lib/tags/merge-tags.ts";
import { rankTags } from "../../../lib/tags/rank-tags.ts";
import { type CatalogueTags, withSlugs } from "./catalogue-tags.ts";

/** Tags of each artist, best first, each given by as many people as the number after it, if there is one: "post-rock 3". */
export function taggedWith(lists: readonly (readonly string[])[]): CatalogueTags {
  const rows = lists.flatMap((list, artist) =>
    list.map((text, place) => {
      const [, name = text, people] = /^(.*?)(?: (\d+))?$/.exec(text) ?? [];
      return { artist, name, weight: people === undefined ? 10 - place : Number(people) };
    }),
  );
  const texts = [...new Set(rows.map(({ name }) => name))];
  const given = {
    artists: Uint32Array.from(rows, ({ artist }) => artist),
    texts: Uint32Array.from(rows, ({ name }) => texts.indexOf(name)),
    people: null,
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
  const merged = mergeTags(texts.map((text) => ({ text, uses: 1 })));
  const ranked = rankTags(given, merged, {
    artists: lists.length,
    nameKey: () => "",
    listeners: () => 10,
    weights: "strength",
    perArtist: 5,
  });
  const counted = lists.flat().some((text) => / \d+$/.test(text));
  if (counted) ranked.people.set(ranked.scores);
  return withSlugs(ranked, { source: "a test", licence: "MIT" });
}
