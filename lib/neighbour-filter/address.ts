import * as v from "valibot";
import { first } from "../primitives/parameter.ts";

/** `from-to` in listeners, both included; either end may be left open. */
const ListenerRange = v.pipe(
  v.string(),
  v.regex(/^(?=.*\d)\d{0,9}-\d{0,9}$/),
  v.transform((text) => {
    const [from = "", to = ""] = text.split("-");
    return { from: from === "" ? 0 : Number(from), to: to === "" ? Number.POSITIVE_INFINITY : Number(to) };
  }),
  v.check(({ from, to }) => from <= to),
);

/** The orders of a list that an address names; without one it is balanced. */
const ListOrder = v.picklist(["familiar", "adventurous"]);

const Minimum = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

const TAG_MAX_LENGTH = 100;
const Tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(TAG_MAX_LENGTH));

/**
 * `?heard=20-199&shared=5&tag=rock&not=pop&order=familiar` on an artist's page: which of the stored neighbours to show, and in which
 * order. Whatever can't be parsed
 * counts as absent, so any address is valid.
 */
export const NeighbourFilter = v.object({
  /** Listeners that the neighbour may have. */
  heard: v.optional(
    v.pipe(v.unknown(), first, v.fallback(ListenerRange, { from: 0, to: Number.POSITIVE_INFINITY })),
    null,
  ),
  /** Shared listeners that the pair needs. */
  shared: v.optional(v.pipe(v.unknown(), first, v.fallback(Minimum, 0)), null),
  /** A tag, by name, that the neighbour must carry, and one that it may not; null: any. */
  tag: v.optional(v.pipe(v.unknown(), first, v.fallback(v.nullable(Tag), null)), null),
  not: v.optional(v.pipe(v.unknown(), first, v.fallback(v.nullable(Tag), null)), null),
  /** null: the list's own order. */
  order: v.optional(v.pipe(v.unknown(), first, v.fallback(v.nullable(ListOrder), null)), null),
});

export type NeighbourFilter = v.InferOutput<typeof NeighbourFilter>;
export type ListOrder = NeighbourFilter["order"];
export type ListenerRange = v.InferOutput<typeof ListenerRange>;

/** The filter in a query string; an empty or invalid one filters nothing. */
export function filterOf(query: string): NeighbourFilter {
  const parameters = new URLSearchParams(query);
  return v.parse(
    NeighbourFilter,
    Object.fromEntries(Object.keys(NeighbourFilter.entries).map((name) => [name, parameters.get(name)])),
  );
}
