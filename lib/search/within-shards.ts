import type { SearchSource } from "./search.ts";

/**
 * `source` for one request: reads each file once, and no more than `maxShards` shards; any other shard counts as absent.
 * So the result of a request depends only on its input, never on time.
 */
export function withinShards(source: SearchSource, maxShards: number): SearchSource {
  let head: ReturnType<SearchSource["head"]> | undefined;
  const shards = new Map<string, ReturnType<SearchSource["shard"]>>();
  return {
    ...source,
    head() {
      head ??= source.head();
      return head;
    },
    async shard(path) {
      const known = shards.get(path);
      if (known !== undefined || shards.size >= maxShards) return known ?? null;
      const shard = source.shard(path);
      shards.set(path, shard);
      return shard;
    },
  };
}
