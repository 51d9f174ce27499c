import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { declareFile } from "./declaration.ts";
import { Manifest } from "./manifest.ts";

/** `comparisons.json`: manifests of other builds, in the given order; only if there are any. */
export const Comparisons = v.object({ formatVersion: FormatVersion, manifests: v.array(Manifest) });

export type Comparisons = v.InferOutput<typeof Comparisons>;

export const COMPARISONS_FILE = declareFile({
  path: "comparisons.json",
  schemaName: "Comparisons",
  schema: Comparisons,
  summary: "Manifests of other builds, for comparison with this one",
  isAlways: false,
  parameters: {},
});
