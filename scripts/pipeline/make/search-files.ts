import { buildSearchIndex } from "../../../lib/search/build.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "../../../lib/site-data/search.ts";
import type { Catalogue } from "./catalogue.ts";
import type { OutputFile } from "./write-files.ts";

/** The search index over every artist that has a page. */
export function* searchFiles({ artists, rows }: Catalogue): Generator<OutputFile> {
  const searchable = rows.map((row, index) => ({ ...row, otherNames: artists[index]?.other_names ?? [] }));
  for (const [path, value] of buildSearchIndex(searchable)) {
    yield { path, schema: (path === SEARCH_HEAD_FILE.path ? SEARCH_HEAD_FILE : SEARCH_SHARD_FILE).schema, value };
  }
}
