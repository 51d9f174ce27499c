import { isSlug } from "../primitives/slug.ts";
import type { SearchEntry } from "../site-data/search.ts";
import { fold } from "./fold.ts";
import { exactlyIn, toQuery } from "./match.ts";
import type { SearchSource } from "./search.ts";
import { shardPathsOf } from "./shards.ts";

export interface AddressBook {
  /** The search index. */
  index: SearchSource;
  hasArtist(slug: string): Promise<boolean>;
  /** Today's slug of the artist that had this one earlier; null if none had. */
  todaysSlugOf(slug: string): Promise<string | null>;
  /** Every spelling of an artist, its name first; none if there is no such artist. */
  spellingsOf(slug: string): Promise<string[]>;
}

/** In UTF-16 units; no name is longer, and garbage is not worth a search. */
const MAX_LENGTH = 200;
/** Maximum number of artists with one folded name; with more, an address is ambiguous anyway. */
const MAX_NAMESAKES = 8;

/**
 * The slug meant by an address without an artist, or null if it matches none or several: another case, a
 * name instead of a slug, another spelling of one, extra characters at its end, a slug of earlier rules, or the longer slug
 * that an artist had while another one had its plain one.
 * @param address the last part of the address, percent-encoded or not
 */
export async function slugOfVariant(address: string, book: AddressBook): Promise<string | null> {
  const text = decode(address).normalize("NFC").trim().slice(0, MAX_LENGTH);
  const former = await book.todaysSlugOf(text);
  if (former !== null) return former;
  const namesakes = await namesakesOf(text, book);
  const sameName = namesakes.filter(({ spellings }) => spellings.some((name) => isSameBut(name, text)));
  if (sameName.length === 1) return sameName[0]?.slug ?? null;
  const plain = text.toLowerCase().replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
  if (isSlug(plain) && (await book.hasArtist(plain))) return plain;
  const formerly = await book.todaysSlugOf(plain);
  if (formerly !== null) return formerly;
  if (namesakes.length === 1) return namesakes[0]?.slug ?? null;
  return namesakes.length === 0 ? slugWithoutHash(plain, book) : null;
}

type Namesake = { slug: string; spellings: string[] };

/** Artists with a spelling that folds to the same words. */
async function namesakesOf(text: string, { index, spellingsOf }: AddressBook): Promise<Namesake[]> {
  const words = fold(text);
  if (words === "") return [];
  const slugs = (await entriesCalled(text, index)).map(([, slug]) => slug);
  const found = await Promise.all(slugs.map(async (slug) => ({ slug, spellings: await spellingsOf(slug) })));
  return found.filter(({ spellings }) => spellings.some((name) => fold(name) === words));
}

/** The most popular artists with this name, ignoring blanks and optional words. */
async function entriesCalled(text: string, index: SearchSource): Promise<SearchEntry[]> {
  const query = toQuery(text);
  if (query.key === "") return [];
  const { cuts, popular } = await index.head();
  const shards = await Promise.all(shardPathsOf(cuts, query.key).map((path) => index.shard(path)));
  const entries = [popular, ...shards.map((shard) => shard?.entries ?? [])].flatMap((some) => exactlyIn(some, query));
  const bySlug = new Map(entries.map((entry) => [entry[1], entry]));
  return [...bySlug.values()].sort((a, b) => b[2] - a[2]).slice(0, MAX_NAMESAKES);
}

function isSameBut(name: string, text: string): boolean {
  return name.toLowerCase() === text.toLowerCase();
}

/**
 * A name that had to share its slug got its own hash appended (scripts/pipeline/make/slugs.ts); where it no
 * longer shares it, the old address is that of the plain slug's artist, provided that the hash is its name's.
 */
async function slugWithoutHash(address: string, { spellingsOf }: AddressBook): Promise<string | null> {
  const [, slug, hash] = /^(.+)-([0-9a-f]{6})$/.exec(address) ?? [];
  if (slug === undefined || hash === undefined || !isSlug(slug)) return null;
  const hashes = await Promise.all((await spellingsOf(slug)).map(hashOf));
  return hashes.includes(hash) ? slug : null;
}

async function hashOf(name: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name.toLowerCase()));
  return [...new Uint8Array(digest).subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A stray % is treated like any other character.
    return address;
  }
}
