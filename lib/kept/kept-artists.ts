import * as v from "valibot";
import { Slug } from "../primitives/slug.ts";
import { KEPT_MAX } from "./kept-max.ts";

const KeptArtist = v.object({ slug: Slug, name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)) });
const KeptList = v.pipe(v.array(KeptArtist), v.maxLength(KEPT_MAX));

/** What a browser stores for its reader, most recent first, and the format of the export. Increase `version` when the shape changes. */
export const KeptArtists = v.object({ version: v.literal(1), favourites: KeptList, hidden: KeptList });

export type KeptArtist = v.InferOutput<typeof KeptArtist>;
export type KeptArtists = v.InferOutput<typeof KeptArtists>;
export type KeptKind = "favourites" | "hidden";
