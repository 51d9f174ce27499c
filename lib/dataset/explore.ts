import "server-only";
import { cache } from "react";
import { Explore } from "../contracts/explore.ts";
import { requireDataFile } from "./read-json.ts";

/** The dashboard's figures. */
export const readExplore = cache(() => requireDataFile("explore.json", Explore));
