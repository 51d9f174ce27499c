import "server-only";
import * as v from "valibot";
import { Manifest } from "../site-data/manifest.ts";
import { readDataText } from "./read-json.ts";

export type Publication = {
  dataset: string;
  formatVersion: number;
  /** Twelve hexadecimal digits of the manifest's SHA-256: the same input and options give the same version. */
  version: string;
  /** When the files were put in place; null where their server doesn't say. */
  publishedAt: Date | null;
};

const ManifestText = v.pipe(v.string(), v.parseJson(), Manifest);

/** Which data the site shows, read anew. @throws Error where the manifest is missing or not readable */
export async function readPublication(): Promise<Publication> {
  const found = await readDataText("manifest.json");
  if (found === null) throw new Error('public/data/manifest.json is missing: run "npm run prebuild" first');
  const { dataset, formatVersion } = v.parse(ManifestText, found.text);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(found.text));
  const version = Buffer.from(digest).toString("hex").slice(0, 12);
  return { dataset: dataset.id, formatVersion, version, publishedAt: found.modifiedAt };
}
