import { readChanging } from "../../lib/site-data/read.ts";
import { TAG_INDEX_FILE } from "../../lib/site-data/tags.ts";

/** All tags: the same object as long as their file is unchanged, since searches need it for every request. */
export const readTagIndex = readChanging(TAG_INDEX_FILE);
