import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Slug } from "../primitives/slug.ts";

const Artist = v.object({ slug: Slug, name: v.string() });

/** `methods.json`: the first neighbours of a few artists under several methods. */
export const MethodLists = v.object({
  formatVersion: FormatVersion,
  /** Columns, the method in use first. */
  methods: v.array(v.object({ id: v.string(), name: v.string() })),
  artists: v.array(
    v.object({
      ...Artist.entries,
      listeners: v.pipe(v.number(), v.integer(), v.minValue(1)),
      /** One list a method, in the order of `methods`. */
      lists: v.array(v.array(Artist)),
    }),
  ),
});

export type MethodLists = v.InferOutput<typeof MethodLists>;
