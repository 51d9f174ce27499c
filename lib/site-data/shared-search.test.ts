import { describe, expect, it } from "vitest";
import { FORMAT_VERSION } from "../primitives/format-version.ts";
import type { SearchShard } from "./search.ts";
import { sharedSearch } from "./shared-search.ts";

function indexFiles() {
  const edition = "00000000";
  const reads: string[] = [];
  const state = { stamp: "1", isBroken: false };
  return {
    reads,
    state,
    stamp: async () => state.stamp,
    async head() {
      reads.push("head");
      return { formatVersion: FORMAT_VERSION, edition, artists: 0, cuts: [], tags: [], popular: [] };
    },
    async shard(path: string): Promise<SearchShard | null> {
      reads.push(path);
      if (state.isBroken) throw new Error("broken");
      return null;
    },
  };
}

describe("sharedSearch(files)", () => {
  it("reads a file once for concurrent callers, and again if it has changed", async () => {
    const files = indexFiles();
    const search = sharedSearch(files);
    await Promise.all([search.head(), search.head(), search.shard("a"), search.shard("a"), search.shard("b")]);
    expect(files.reads.toSorted()).toEqual(["a", "b", "head"]);
    files.state.stamp = "2";
    await Promise.all([search.head(), search.shard("a")]);
    expect(files.reads).toHaveLength(5);
  });

  it("reads a file again that could not be read", async () => {
    const files = indexFiles();
    const search = sharedSearch(files);
    files.state.isBroken = true;
    await expect(search.shard("a")).rejects.toThrow("broken");
    files.state.isBroken = false;
    expect(await search.shard("a")).toBeNull();
  });

  it("keeps the 64 shards used last", async () => {
    const files = indexFiles();
    const search = sharedSearch(files);
    for (let at = 0; at < 65; at++) await search.shard(`${at}`);
    await search.shard("64");
    await search.shard("1");
    expect(files.reads).toHaveLength(65);
    await search.shard("0");
    expect(files.reads).toHaveLength(66);
  });
});
