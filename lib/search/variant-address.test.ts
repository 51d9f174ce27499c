import { createHash } from "node:crypto";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { SEARCH_HEAD_FILE, SearchHead, SearchShard } from "../site-data/search.ts";
import { buildSearchIndex, type SearchableArtist } from "./build.ts";
import { slugOfVariant } from "./variant-address.ts";

const hashOf = (name: string) => createHash("sha256").update(name.toLowerCase()).digest("hex").slice(0, 6);

const ARTISTS: SearchableArtist[] = [
  ["Radiohead", "radiohead"],
  ["Sigur Rós", "sigur-ros"],
  ["AC/DC", "ac-dc"],
  ["Simon & Garfunkel", "simon-garfunkel"],
  ["Кино", "kino"],
  ["!!!", "u-21-21-21"],
  ["Björk", "bjork"],
  ["Bjork", `bjork-${hashOf("Bjork")}`],
  ["Low", "low"],
  ["Low!", `low-${hashOf("Low!")}`],
  ["Cat Power", "cat-power", "Cat Power (Chan Marshall)"],
].map(([name = "", slug = "", ...otherNames], index) => ({ name, slug, listeners: 100 - index, otherNames }));

const { [SEARCH_HEAD_FILE.path]: headFile, ...shardFiles } = Object.fromEntries(buildSearchIndex(ARTISTS));
const head = v.parse(SearchHead, headFile);
const shards = v.parse(v.record(v.string(), SearchShard), shardFiles);
const book = {
  index: { head: async () => head, shard: async (path: string) => shards[path] ?? null },
  hasArtist: async (slug: string) => ARTISTS.some((artist) => artist.slug === slug),
  todaysSlugOf: async (slug: string) => (slug === "jinuo" ? "kino" : null),
  spellingsOf: async (slug: string) =>
    ARTISTS.flatMap((artist) => (artist.slug === slug ? [artist.name, ...artist.otherNames] : [])),
};

describe("slugOfVariant(address, book)", () => {
  it.each([
    ["another case", "RadioHead", "radiohead"],
    ["a name with marks, percent-encoded", "Sigur%20R%C3%B3s", "sigur-ros"],
    ["a decomposed name", "Sigur%20Ro%CC%81s", "sigur-ros"],
    ["a name without its marks", "Sigur%20Ros", "sigur-ros"],
    ["a name with a slash", "AC%2FDC", "ac-dc"],
    ["words that another spelling has", "simon-and-garfunkel", "simon-garfunkel"],
    ["another script", "%D0%9A%D0%B8%D0%BD%D0%BE", "kino"],
    ["a slug of earlier rules", "jinuo", "kino"],
    ["a slug of earlier rules in another case, with something at the end", "JiNuo.", "kino"],
    ["signs alone", "!!!", "u-21-21-21"],
    ["something at the end", "radiohead).", "radiohead"],
    ["a hyphen at the end", "radiohead-", "radiohead"],
    ["blanks around it", "%20radiohead%20", "radiohead"],
    ["a spelling merged into the artist", "Cat%20Power%20(Chan%20Marshall)", "cat-power"],
    ["the name of the better known of two", "Bj%C3%B6rk", "bjork"],
    ["the name of the other", "Bjork", `bjork-${hashOf("Bjork")}`],
    ["a name that signs tell from another", "Low!", `low-${hashOf("Low!")}`],
    ["the slug that an artist had beside a namesake", `radiohead-${hashOf("Radiohead")}`, "radiohead"],
  ])("%s: %s is %s", async (_, address, slug) => {
    expect(await slugOfVariant(address, book)).toBe(slug);
  });

  it.each([
    ["a typo", "radiohed"],
    ["other words", "Radio%20Head%20!"],
    ["a longer name", "radiohead-live"],
    ["a hash of no one's name", "radiohead-0123ab"],
    ["what two artists fold to alike", "L%C3%B3w"],
    ["nothing", "%20"],
    ["bytes that are no text", "%ff"],
    ["a path", "..%2Fmanifest"],
  ])("%s matches no one: %s", async (_, address) => {
    expect(await slugOfVariant(address, book)).toBeNull();
  });
});
