import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";

/** `former-slugs.json`: slugs that artists had under earlier rules, ascending, each with today's. */
export const FormerSlugs = v.object({
  formatVersion: FormatVersion,
  /** Of the same artist; no key is an artist's slug today, and every value is. */
  slugs: v.record(Slug, Slug),
});

export type FormerSlugs = v.InferOutput<typeof FormerSlugs>;

/** Today's slug of the artist that had `slug` earlier; null if none had. */
export function todaysSlug(former: FormerSlugs["slugs"], slug: string): string | null {
  return Object.hasOwn(former, slug) ? (former[slug] ?? null) : null;
}

export const FORMER_SLUGS_FILE = declareFile({
  path: "former-slugs.json",
  schemaName: "FormerSlugs",
  schema: FormerSlugs,
  summary: "Slugs that artists had earlier, each with today's; addresses with a former slug redirect",
  parameters: {},
});
