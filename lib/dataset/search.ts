import "server-only";
import { SearchHead, SearchShard } from "../site-data/search.ts";
import { type SharedSearch, sharedSearch } from "../site-data/shared-search.ts";
import { dataFileStamp } from "./data-file.ts";
import { readDataFile, requireDataFile } from "./read-json.ts";

/** Routes are bundled apart; what they share is kept here. */
const shared: typeof globalThis & { kindredSearchFiles?: SharedSearch } = globalThis;

shared.kindredSearchFiles ??= sharedSearch({
  stamp: dataFileStamp,
  head: () => requireDataFile("search/head.json", SearchHead),
  shard: (path) => readDataFile(path, SearchShard),
});

/** The search index as files on the server, in the shape that lib/search reads. `shard` takes paths that lib/search made. */
export const searchFiles = shared.kindredSearchFiles;
