import * as v from "valibot";
import { SearchHead, SearchShard } from "../../../lib/contracts/search.ts";
import type { SearchSource } from "../../../lib/search/search.ts";
import { HEAD_PATH } from "../../../lib/search/shards.ts";

/** What this page has read so far; shards are small, and a person types only so many letters. */
let head: SearchHead | null = null;
const shards = new Map<string, SearchShard | null>();

/** GETs one file under /data; null where there is none. @throws Error naming the file and what is wrong with it */
async function getDataFile<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema> | null> {
  const response = await fetch(`/data/${path}`, { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  throw new Error(`GET ${response.url}: ${result.issues[0].message}`);
}

/** The search index over the network: every file is asked for once a page, and given up with `signal`. */
export function searchIndex(signal: AbortSignal): SearchSource {
  return {
    async head() {
      head ??= await getDataFile(HEAD_PATH, SearchHead, signal);
      if (head === null) throw new Error(`GET /data/${HEAD_PATH} answered 404`);
      return head;
    },
    async shard(path) {
      const known = shards.get(path);
      if (known !== undefined) return known;
      const shard = await getDataFile(path, SearchShard, signal);
      shards.set(path, shard);
      return shard;
    },
  };
}
