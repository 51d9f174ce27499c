import "server-only";
import { cache } from "react";
import { Quality } from "../site-data/quality.ts";
import { readDataFile } from "./read-json.ts";

/** How well each method recommends on this dataset; null where it was not measured. */
export const readQuality = cache(() => readDataFile("quality.json", Quality));
