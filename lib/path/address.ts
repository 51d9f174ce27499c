import * as v from "valibot";
import { first } from "../primitives/parameter.ts";
import { Slug } from "../primitives/slug.ts";

/** Maximum number of artists to avoid. */
export const MAX_AVOIDED = 20;

const MAX_LENGTH = 100;

/** A slug in our own links, a name if typed; "" if absent. */
const Artist = v.optional(
  v.pipe(
    v.unknown(),
    first,
    v.fallback(v.string(), ""),
    // The cut may split a character, and half a character can't be written in an address.
    v.transform((text) =>
      text
        .slice(0, MAX_LENGTH)
        .replace(/\p{Cs}/gu, "")
        .trim(),
    ),
  ),
  "",
);

const Avoided = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => (Array.isArray(value) ? value.join(",") : value)),
    v.fallback(v.string(), ""),
    v.transform((text) => {
      const slugs = text.slice(0, MAX_AVOIDED * MAX_LENGTH).split(",");
      return [...new Set(slugs)].filter((slug) => v.is(Slug, slug)).slice(0, MAX_AVOIDED);
    }),
  ),
  "",
);

/** Minimum similarities that are offered, in the order of the page's links. */
export const MINIMA = [0, 0.1, 0.2, 0.3, 0.4];

/** One of MINIMA as pathHref writes it; anything else is none. */
const Minimum = v.optional(
  v.pipe(v.unknown(), first, v.fallback(v.picklist(MINIMA.map(String)), "0"), v.transform(Number)),
  "0",
);

/** Which of several routes is shown. */
const RouteKind = v.optional(
  v.pipe(v.unknown(), first, v.fallback(v.picklist(["smoothest", "shortest"]), "smoothest")),
  "smoothest",
);

/** `?from=radiohead&to=bjork&avoid=muse&min=0.2&route=shortest` on /path. Whatever can't be parsed counts as absent. */
export const PathQuery = v.object({ from: Artist, to: Artist, avoid: Avoided, min: Minimum, route: RouteKind });

export type PathQuery = v.InferOutput<typeof PathQuery>;

/** A query with nothing but its ends. */
export const pathBetween = (from: string, to: string): PathQuery => ({
  from,
  to,
  avoid: [],
  min: 0,
  route: "smoothest",
});

/** The shortest address that `PathQuery` reads as this query. */
export function pathHref({ from, to, avoid, min, route }: PathQuery): "/path" | `/path?${string}` {
  const parameters = [
    ...(from === "" ? [] : [`from=${encodeURIComponent(from)}`]),
    ...(to === "" ? [] : [`to=${encodeURIComponent(to)}`]),
    ...(avoid.length === 0 ? [] : [`avoid=${avoid.join(",")}`]),
    ...(min === 0 ? [] : [`min=${min}`]),
    ...(route === "smoothest" ? [] : [`route=${route}`]),
  ];
  return parameters.length === 0 ? "/path" : `/path?${parameters.join("&")}`;
}
