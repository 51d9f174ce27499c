import { unstable_cache } from "next/cache";
import * as v from "valibot";
import type { BioStore } from "../../../lib/lastfm/bio-service.ts";
import { KeptBio } from "../../../lib/lastfm/contract.ts";

/** Thrown where nothing is kept, so that Next keeps nothing. */
class Absent extends Error {}

/**
 * Next's data cache as a place to put and take: it knows functions with lifetimes only. Both calls use one function (its
 * text is part of Next's key); what it gives where nothing is kept yet, or what is kept is old, is what will be kept.
 */
function remember(key: string, revalidate: number | false, give: () => Promise<KeptBio>): Promise<unknown> {
  return unstable_cache(() => give(), ["bio", key], { revalidate, tags: ["bio"] })();
}

/** The data cache that all instances of a deployment on Vercel share; there Vercel bounds its size. */
export const dataCache: BioStore = {
  async get(key) {
    try {
      const kept = await remember(key, false, async () => {
        throw new Absent();
      });
      return v.is(KeptBio, kept) ? kept : null;
    } catch {
      return null;
    }
  },
  async set(key, kept) {
    // One second: whatever is kept is older than what has just been asked.
    await remember(key, 1, async () => kept).catch(() => {});
  },
};
