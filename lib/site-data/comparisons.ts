import * as v from "valibot";
import { FormatVersion } from "../primitives/format-version.ts";
import { Manifest } from "./manifest.ts";

/** `comparisons.json`: manifests of other builds, in the order in which they were given; only where some were. */
export const Comparisons = v.object({ formatVersion: FormatVersion, manifests: v.array(Manifest) });

export type Comparisons = v.InferOutput<typeof Comparisons>;
