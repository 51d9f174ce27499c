import { buildSearchIndex } from "../../../lib/search/build.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE, SEARCH_TAGS } from "../../../lib/site-data/search.ts";
import type { Catalogue } from "./catalogue.ts";
import { type CatalogueTags, tagList } from "./catalogue-tags.ts";
import type { OutputFile } from "./write-files.ts";

/** The search index over every artist that has a page. */
export function* searchFiles({ artists, rows }: Catalogue, tags: CatalogueTags): Generator<OutputFile> {
  const { names, lists } = tagList(tags, [...rows.keys()], SEARCH_TAGS);
  const searchable = rows.map((row, index) => ({
    ...row,
    otherNames: artists[index]?.other_names ?? [],
    tags: lists[index] ?? [],
  }));
  for (const [path, value] of buildSearchIndex(searchable, names)) {
    yield { path, schema: (path === SEARCH_HEAD_FILE.path ? SEARCH_HEAD_FILE : SEARCH_SHARD_FILE).schema, value };
  }
}
