import * as v from "valibot";

/** ISO 639-1. */
export const LanguageCode = v.pipe(v.string(), v.regex(/^[a-z]{2}$/, "is not a two-letter language code"));
