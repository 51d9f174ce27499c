import { unstable_cache } from "next/cache";
import * as v from "valibot";
import { KeptProfile } from "../../../lib/profiles/contract.ts";
import type { ProfileStore } from "../../../lib/profiles/profile-service.ts";

/** Thrown when nothing is cached, so that Next caches nothing. */
class Absent extends Error {}

/**
 * Next's data cache as a get/set store: Next only caches functions with lifetimes. Both calls use one function (its
 * text is part of Next's key); what it returns when the entry is missing or stale becomes the new entry.
 */
function remember(key: string, revalidate: number | false, give: () => Promise<KeptProfile>): Promise<unknown> {
  return unstable_cache(() => give(), ["profile", key], { revalidate, tags: ["profile"] })();
}

/** The data cache that all instances of a deployment on Vercel share; there Vercel bounds its size. */
export const dataCache: ProfileStore = {
  async get(key) {
    try {
      const kept = await remember(key, false, async () => {
        throw new Absent();
      });
      return v.is(KeptProfile, kept) ? kept : null;
    } catch {
      return null;
    }
  },
  async set(key, kept) {
    // One second: any cached entry is older than the one just fetched.
    await remember(key, 1, async () => kept).catch(() => {});
  },
};
