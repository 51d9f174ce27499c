import "server-only";
import { cache } from "react";
import { Explore, ExploreSql } from "../site-data/explore.ts";
import { requireDataFile } from "./read-json.ts";

/** The dashboard's figures. */
export const readExplore = cache(() => requireDataFile("explore.json", Explore));

/** The queries that made them. */
export const readExploreSql = cache(() => requireDataFile("sql.json", ExploreSql));
