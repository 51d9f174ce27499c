import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { BROWSE_INDEX_FILE, POPULAR_FILE } from "../../lib/site-data/browse.ts";
import { pathOf } from "../../lib/site-data/declaration.ts";

const DATA = path.resolve(import.meta.dirname, "../../public/data");

/** Numbers of artists and pages of the built data, or of those in another folder. */
export async function readIndex(data = DATA) {
  const text = await readFile(path.join(data, BROWSE_INDEX_FILE.path), "utf8");
  return v.parse(BROWSE_INDEX_FILE.schema, JSON.parse(text));
}

/** The slugs on one page of all artists, most popular first. */
export async function readPopular(page: number, data = DATA): Promise<string[]> {
  const text = await readFile(path.join(data, pathOf(POPULAR_FILE, { page: String(page) })), "utf8");
  return v.parse(POPULAR_FILE.schema, JSON.parse(text)).artists.map(({ slug }) => slug);
}

/** The slugs of the most popular artists of the built data. */
export async function readSlugs(count: number): Promise<string[]> {
  const slugs: string[] = [];
  for (let page = 1; slugs.length < count; page++) slugs.push(...(await readPopular(page)));
  return slugs.slice(0, count);
}

/** Artists drawn evenly from the less popular half: no build prerenders them. */
export async function readTail(count: number): Promise<{ artists: number; slugs: string[] }> {
  const { artists, popularPages } = await readIndex();
  const slugs = new Set<string>();
  for (let at = 0; at < count; at++) {
    const place = (popularPages / 2) * (1 + at / count);
    const page = await readPopular(1 + Math.floor(place));
    const slug = page[Math.floor((place % 1) * page.length)];
    if (slug !== undefined) slugs.add(slug);
  }
  return { artists, slugs: [...slugs] };
}
