import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Slug } from "../primitives/slug.ts";
import { declareFile } from "./declaration.ts";

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
      /** One list per method, in the order of `methods`. */
      lists: v.array(v.array(Artist)),
    }),
  ),
});

export type MethodLists = v.InferOutput<typeof MethodLists>;

export const METHOD_LISTS_FILE = declareFile({
  path: "methods.json",
  schemaName: "MethodLists",
  schema: MethodLists,
  summary: "The most similar artists of a few artists, by several methods",
  isAlways: false,
  parameters: {},
});
