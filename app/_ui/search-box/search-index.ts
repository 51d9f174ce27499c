import type { SearchSource } from "../../../lib/search/search.ts";
import { fetchJson, OutdatedData } from "../../../lib/site-data/fetch.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "../../../lib/site-data/search.ts";
import { shareRequests } from "./shared-requests.ts";

/** What this page has read so far stays: shards are small, and a person types only so many letters. */
const openIndex = () => ({
  getHead: shareRequests((path, signal) => fetchJson(`/data/${path}`, SEARCH_HEAD_FILE.schema, signal)),
  getShard: shareRequests((path, signal) => fetchJson(`/data/${path}`, SEARCH_SHARD_FILE.schema, signal)),
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
 * with OutdatedData where they belong to other data than the head.
 */
export function searchIndex(signal: AbortSignal): SearchSource {
  const { getHead, getShard } = index;
  const head = () => getHead(SEARCH_HEAD_FILE.path, NEVER);
  return {
    head,
    async shard(path) {
      const shard = await getShard(path, signal);
      if (shard.edition !== (await head()).edition) throw new OutdatedData(`${path} is of another index than the head`);
      return shard;
    },
  };
}
