import * as v from "valibot";

/** A single parameter of an address. Next gives a repeated one as an array; the first counts. */
export const first = v.transform((value: unknown) => (Array.isArray(value) ? value[0] : value));
