import { pathOf } from "../site-data/declaration.ts";
import { SEARCH_SHARD_FILE } from "../site-data/search.ts";

/** A prefix whose keys are in more `from-` shards than this has its own `top-` shard. */
const MAX_SHARDS_OF_PREFIX = 2;

/** Keys are compared, cut and filed by their first units only; keeps file names under 255 bytes. */
export const KEY_MAX_LENGTH = 32;

/** Artists in a `from-` shard, unless more share one key: about 8 KB compressed, and two of them are read per query. */
export const SHARD_ARTISTS = 400;

/** ASCII for file systems and URLs: letters and digits unchanged, every other UTF-16 unit as `_` and four hex digits. */
function toFileName(key: string): string {
  return key.replace(/[^a-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** File of the keys from `cut` up to the next cut. */
export function fromShardPath(cut: string): string {
  return pathOf(SEARCH_SHARD_FILE, { shard: `from-${cut === "" ? "_" : toFileName(cut)}` });
}

/** File of the most popular artists with a key that begins with `prefix`. */
export function topShardPath(prefix: string): string {
  return pathOf(SEARCH_SHARD_FILE, { shard: `top-${toFileName(prefix)}` });
}

/** Index of the last cut ≤ `key`; cuts ascend and begin with "". */
function shardOf(cuts: readonly string[], key: string): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? "") <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** First and last shard that can hold keys beginning with `prefix`. */
function spanOf(cuts: readonly string[], prefix: string): [first: number, last: number] {
  // No key holds U+FFFF, a noncharacter: fold drops it.
  return [shardOf(cuts, prefix), shardOf(cuts, `${prefix}\uffff`)];
}

/** True if `prefix` has too many keys for its `from-` shards to be loaded, so that a `top-` shard replaces them. */
export function hasTopShard(cuts: readonly string[], prefix: string): boolean {
  const [first, last] = spanOf(cuts, prefix);
  return last - first >= MAX_SHARDS_OF_PREFIX;
}

/** The files to read for keys that begin with `key`: its `top-` shard, or the one or two shards that hold them all. */
export function shardPathsOf(cuts: readonly string[], key: string): string[] {
  if (key === "" || cuts.length === 0) return [];
  const filed = key.slice(0, KEY_MAX_LENGTH);
  if (hasTopShard(cuts, filed)) return [topShardPath(filed)];
  const [first, last] = spanOf(cuts, filed);
  return cuts.slice(first, last + 1).map(fromShardPath);
}
