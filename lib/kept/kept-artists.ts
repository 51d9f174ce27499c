import * as v from "valibot";
import { Slug } from "../primitives/slug.ts";

const KeptArtist = v.object({ slug: Slug, name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)) });
/** Some 60 kB at most. */
const KeptList = v.pipe(v.array(KeptArtist), v.maxLength(1000));

/** What a browser keeps for its reader, the last kept first, and the file it is exported to. Raise `version` with the shape. */
export const KeptArtists = v.object({ version: v.literal(1), favourites: KeptList, hidden: KeptList });

export type KeptArtist = v.InferOutput<typeof KeptArtist>;
export type KeptArtists = v.InferOutput<typeof KeptArtists>;
export type KeptKind = "favourites" | "hidden";
