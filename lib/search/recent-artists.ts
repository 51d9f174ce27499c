import * as v from "valibot";
import { Count } from "../primitives/numbers.ts";
import { Slug } from "../primitives/slug.ts";

export const RECENT_ARTISTS_MAX = 6;

const RecentArtist = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  slug: Slug,
  listeners: Count,
});

/** What the search box keeps in the browser: the artists taken from it, the last one first. Raise `version` with the shape. */
export const RecentArtists = v.object({
  version: v.literal(1),
  artists: v.pipe(v.array(RecentArtist), v.maxLength(RECENT_ARTISTS_MAX)),
});

export type RecentArtist = v.InferOutput<typeof RecentArtist>;
