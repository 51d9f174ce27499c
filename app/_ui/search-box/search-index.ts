import * as v from "valibot";
import type { SearchSource } from "../../../lib/search/search.ts";
import { SEARCH_HEAD_FILE, SearchHead, SearchShard } from "../../../lib/site-data/search.ts";
import { shareRequests } from "./shared-requests.ts";

/** The data on the server were replaced since this page read the head. */
export class OutdatedIndex extends Error {}

/** GETs one file under /data. @throws OutdatedIndex where it is gone; Error naming the file and what is wrong with it */
async function getDataFile<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(`/data/${path}`, { signal });
  if (response.status === 404) throw new OutdatedIndex(`GET ${response.url} answered 404`);
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  throw new Error(`GET ${response.url}: ${result.issues[0].message}`);
}

/** What this page has read so far stays: shards are small, and a person types only so many letters. */
const openIndex = () => ({
  getHead: shareRequests((path, signal) => getDataFile(path, SearchHead, signal)),
  getShard: shareRequests((path, signal) => getDataFile(path, SearchShard, signal)),
});
let index = openIndex();

/** Every search needs the head, whatever is typed meanwhile. */
const NEVER = new AbortController().signal;

/** Has the index read anew. */
export function forgetIndex(): void {
  index = openIndex();
}

/**
 * The search index over the network: every file is asked for once a page; shards are given up with `signal`. They reject
 * with OutdatedIndex where they belong to other data than the head.
 */
export function searchIndex(signal: AbortSignal): SearchSource {
  const { getHead, getShard } = index;
  const head = () => getHead(SEARCH_HEAD_FILE.path, NEVER);
  return {
    head,
    async shard(path) {
      const shard = await getShard(path, signal);
      if (shard.edition !== (await head()).edition)
        throw new OutdatedIndex(`${path} is of another index than the head`);
      return shard;
    },
  };
}
