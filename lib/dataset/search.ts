import "server-only";
import { cache } from "react";
import { SearchHead, SearchShard } from "../contracts/search.ts";
import { readDataFile, requireDataFile } from "./read-json.ts";

/** The search index as files on the server, in the shape that lib/search reads. `shard` takes paths that lib/search made. */
export const searchFiles = {
  head: cache(() => requireDataFile("search/head.json", SearchHead)),
  shard: cache((path: string) => readDataFile(path, SearchShard)),
};
