import * as v from "valibot";
import { SearchHead, SearchShard } from "../../../lib/contracts/search.ts";
import type { SearchSource } from "../../../lib/search/search.ts";
import { HEAD_PATH } from "../../../lib/search/shards.ts";
import { shareRequests } from "./shared-requests.ts";

/** GETs one file under /data. @throws Error naming the file and what is wrong with it */
async function getDataFile<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(`/data/${path}`, { signal });
  if (!response.ok) throw new Error(`GET ${response.url} answered ${response.status}`);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  throw new Error(`GET ${response.url}: ${result.issues[0].message}`);
}

/** What this page has read so far stays: shards are small, and a person types only so many letters. */
const getHead = shareRequests((path, signal) => getDataFile(path, SearchHead, signal));
const getShard = shareRequests((path, signal) => getDataFile(path, SearchShard, signal));
/** Every search needs the head, whatever is typed meanwhile. */
const NEVER = new AbortController().signal;

/** The search index over the network: every file is asked for once a page; shards are given up with `signal`. */
export function searchIndex(signal: AbortSignal): SearchSource {
  return { head: () => getHead(HEAD_PATH, NEVER), shard: (path) => getShard(path, signal) };
}
