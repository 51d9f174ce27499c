import "server-only";
import { cache } from "react";
import { MapFile } from "../site-data/map.ts";
import { requireDataFile } from "./read-json.ts";

/** The most heard artists laid out by similarity. */
export const readMap = cache(() => requireDataFile("map.json", MapFile));
