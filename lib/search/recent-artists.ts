import * as v from "valibot";
import { Count } from "../primitives/numbers.ts";
import { Slug } from "../primitives/slug.ts";

export const RECENT_ARTISTS_MAX = 6;

const RecentArtist = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  slug: Slug,
  listeners: Count,
});

/** The artists chosen in the search box, stored in the browser, most recent first. Increase `version` when the shape changes. */
export const RecentArtists = v.object({
  version: v.literal(1),
  artists: v.pipe(v.array(RecentArtist), v.maxLength(RECENT_ARTISTS_MAX)),
});

export type RecentArtist = v.InferOutput<typeof RecentArtist>;
