import * as v from "valibot";

/** A Last.fm user name as people type it: 2 to 15 letters, digits, hyphens and underscores. Nothing else is ever requested. */
export const LastfmUserName = v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,14}$/));

export type LastfmUserName = v.InferOutput<typeof LastfmUserName>;
