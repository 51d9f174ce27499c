import type { SearchSource } from "../../../lib/search/search.ts";
import { fetchJson, OutdatedData } from "../../../lib/site-data/fetch.ts";
import { SEARCH_HEAD_FILE, SEARCH_SHARD_FILE } from "../../../lib/site-data/search.ts";
import { shareRequests } from "./shared-requests.ts";

/** Everything this page has read stays in memory: shards are small, and people type only a few letters. */
const openIndex = () => ({
  getHead: shareRequests((path, signal) => fetchJson(`/data/${path}`, SEARCH_HEAD_FILE.schema, signal)),
  getShard: shareRequests((path, signal) => fetchJson(`/data/${path}`, SEARCH_SHARD_FILE.schema, signal)),
});
let index = openIndex();

/** Every search needs the head, so its request is never aborted. */
const NEVER = new AbortController().signal;

/** Makes the next search read the index again. */
export function forgetIndex(): void {
  index = openIndex();
}

/**
 * The search index over the network: every file is requested once per page; shard requests abort with `signal`. They reject
 * with OutdatedData if they belong to other data than the head.
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
