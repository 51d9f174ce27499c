import * as v from "valibot";
import { Slug } from "./slug.ts";

/** Artists of one kind that a browser keeps, at most: some 60 kB. */
export const KEPT_MAX = 1000;

const KeptArtist = v.object({ slug: Slug, name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)) });
const KeptList = v.pipe(v.array(KeptArtist), v.maxLength(KEPT_MAX));

/** What a browser keeps for its reader, the last kept first, and the file it is exported to. Raise `version` with the shape. */
export const KeptArtists = v.object({ version: v.literal(1), favourites: KeptList, hidden: KeptList });

export type KeptArtist = v.InferOutput<typeof KeptArtist>;
export type KeptArtists = v.InferOutput<typeof KeptArtists>;
export type KeptKind = "favourites" | "hidden";
