import { ARTIST_FILE } from "./artist.ts";
import { BROWSE_INDEX_FILE, BROWSE_PAGE_FILES } from "./browse.ts";
import { COMPARISONS_FILE } from "./comparisons.ts";
import type { FileDeclaration } from "./declaration.ts";
import { EXPLORE_FILE, EXPLORE_SQL_FILE } from "./explore.ts";
import { FORMER_SLUGS_FILE } from "./former-slugs.ts";
import { MANIFEST_FILE } from "./manifest.ts";
import { MAP_FILE } from "./map.ts";
import { METHOD_LISTS_FILE } from "./method-lists.ts";
import { NEIGHBOUR_GRAPH_FILE } from "./neighbour-graph.ts";
import { QUALITY_FILE } from "./quality.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "./search.ts";
import { TABLE_FILE } from "./table.ts";
import { TAG_FILE, TAG_INDEX_FILE } from "./tags.ts";

/**
 * Every kind of file that the pipeline publishes, as the API's description lists them. Anything not listed is neither
 * written nor served.
 */
export const PUBLISHED_FILES: readonly FileDeclaration[] = [
  MANIFEST_FILE,
  ARTIST_FILE,
  FORMER_SLUGS_FILE,
  BROWSE_INDEX_FILE,
  ...BROWSE_PAGE_FILES,
  MAP_FILE,
  NEIGHBOUR_GRAPH_FILE,
  EXPLORE_FILE,
  EXPLORE_SQL_FILE,
  TABLE_FILE,
  COMPARISONS_FILE,
  SEARCH_HEAD_FILE,
  SEARCH_SHARD_FILE,
  QUALITY_FILE,
  METHOD_LISTS_FILE,
  TAG_INDEX_FILE,
  TAG_FILE,
];
