import { LRUCache } from "lru-cache";
import { SEARCH_HEAD_FILE, type SearchHead, type SearchShard } from "./search.ts";

/** About 15 MB, including the folded names. */
const KEPT_SHARDS = 64;

/** The files of a search index, read again at each call. */
export interface IndexFiles {
  /** Changes whenever the file does. */
  stamp(path: string): Promise<string>;
  head(): Promise<SearchHead>;
  shard(path: string): Promise<SearchShard | null>;
}

/** In the shape that lib/search reads. */
export interface SharedSearch {
  head(): Promise<SearchHead>;
  shard(path: string): Promise<SearchShard | null>;
  pause(): Promise<void>;
}

/**
 * A search index for all requests of a server. Recently read files are cached, including the folded names. Searches take
 * turns: between two turns of the event loop one file is parsed, or one compared, so that no one else waits for longer.
 */
export function sharedSearch(files: IndexFiles): SharedSearch {
  const pause = oneATurn();
  const heads = keep(1, files.stamp, () => pause().then(files.head));
  const shards = keep(KEPT_SHARDS, files.stamp, (path) => pause().then(() => files.shard(path)));
  return { head: () => heads(SEARCH_HEAD_FILE.path), shard: shards, pause };
}

/** `read`, called again only if the file has changed, failed, or dropped out of the `max` most recently used. */
function keep<File>(
  max: number,
  stampOf: IndexFiles["stamp"],
  read: (path: string) => Promise<File>,
): (path: string) => Promise<File> {
  const kept = new LRUCache<string, { stamp: string; file: Promise<File> }>({ max });
  return async (path) => {
    const stamp = await stampOf(path);
    const known = kept.get(path);
    if (known?.stamp === stamp) return known.file;
    const file = read(path);
    kept.set(path, { stamp, file });
    file.catch(() => {
      if (kept.peek(path)?.file === file) kept.delete(path);
    });
    return file;
  };
}

/** A pause that ends with a later turn of the event loop; only one waiting caller continues per turn, in order of arrival. */
function oneATurn(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const takeTurn = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(takeTurn);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(takeTurn);
    });
}
