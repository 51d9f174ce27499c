import "server-only";
import { cache } from "react";
import { Manifest } from "../site-data/manifest.ts";
import { requireDataFile } from "./read-json.ts";

/** What was built, from what, how. Read once per render. */
export const readManifest = cache(() => requireDataFile("manifest.json", Manifest));
