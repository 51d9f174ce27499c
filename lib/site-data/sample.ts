import * as v from "valibot";
import { Count } from "../primitives/numbers.ts";
import { DatasetDescription, SampleCut } from "./manifest.ts";

/** `sample.json`, beside a sample: its source and how it was cut. */
export const SampleProvenance = v.object({
  /** The dataset that it was cut from, with its licence and citation. */
  of: DatasetDescription,
  /** The files that were read. */
  files: v.array(v.object({ name: v.string(), sizeBytes: Count, sha256: v.string() })),
  cut: SampleCut,
  /** Of the sample: rows are pairs of a listener and an artist. */
  rows: Count,
  users: Count,
  artists: Count,
  plays: Count,
  /** The same of what it was cut from, after cleaning. */
  from: v.object({ rows: Count, users: Count, artists: Count }),
  /** SHA-256 of the sample's text, unpacked. */
  sha256: v.string(),
});

export type SampleProvenance = v.InferOutput<typeof SampleProvenance>;
