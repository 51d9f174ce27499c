import path from "node:path";
import { LRUCache } from "lru-cache";
import pageCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import cacheControls from "next/dist/server/lib/incremental-cache/shared-cache-controls.external.js";
import { inlineScriptHashes } from "./inline-scripts.mjs";
import { PageStore } from "./page-store.mjs";

/** As it appears in Next's cache keys. */
const UNKNOWN_ARTISTS = "/$/unknown/";
const POLICY = "content-security-policy";
/** Next to Next's own folders in the build that the pages belong to: another build's pages refer to other scripts. */
const FOLDER = "on-demand";
/** Lifetimes that Next remembers for addresses, about 300 bytes each; a page carries its own in case Next has forgotten it. */
const LIFETIMES_MAX = 10_000;
/** Node and bundlers disagree on what CommonJS's `default` is. */
const FileSystemCache = pageCache.default ?? pageCache;
const { SharedCacheControls } = cacheControls;

// Next keeps one for every address ever rendered, including those that visitors invent.
SharedCacheControls.cacheControls = new LRUCache({ max: LIFETIMES_MAX });

/** By folder: Next makes a handler for each request. */
const stores = new Map();

/**
 * Next's page cache with a limit. Next reads what the build prerendered, and keeps pages in memory of limited size; it
 * never writes (`flushToDisk`). Pages rendered on demand, and entries of its data cache, are kept in a PageStore of
 * PAGE_CACHE_MB.
 *
 * Each page carries a second policy, which allows the inline scripts of this very page and no other. Browsers obey both
 * policies: what one of them forbids is forbidden.
 */
export default class HashedPages extends FileSystemCache {
  #store;

  /** @param {any} context */
  constructor(context) {
    super({ ...context, flushToDisk: false });
    this.#store = context.flushToDisk && !context.dev ? storeOf(context.serverDistDir) : null;
  }

  /** @param {Parameters<InstanceType<typeof FileSystemCache>["get"]>} args */
  async get(...args) {
    await this.#intoMemory(args[0]);
    const entry = await super.get(...args);
    addPolicy(entry?.value);
    return entry;
  }

  /** @param {Parameters<InstanceType<typeof FileSystemCache>["set"]>} args */
  async set(...args) {
    const [key, value, { cacheControl }] = args;
    // Before the page is stored: the response that triggered the rendering shares these headers.
    addPolicy(value);
    await super.set(...args);
    // Anyone can invent any number of unknown artists' addresses, so these are kept in memory only.
    if (this.#store === null || key.includes(UNKNOWN_ARTISTS)) return;
    await attempt(() =>
      value === null
        ? this.#store?.delete(key)
        : this.#store?.set(key, { value, lastModified: Date.now(), cacheControl }),
    );
  }

  /** Loads a page that is only on disk to where Next looks first, before the prerendered pages. @param {string} key */
  async #intoMemory(key) {
    if (this.#store === null || key.includes(UNKNOWN_ARTISTS)) return;
    const { memoryCache } = FileSystemCache;
    if (memoryCache?.has(key)) return this.#store.noteUse(key);
    const kept = await this.#store.get(key);
    // A visitor's request may have rendered it again in the meantime.
    if (kept !== null && !memoryCache?.has(key)) memoryCache?.set(key, kept);
  }
}

/** A build's only store; null if its size is not set, as during a build. @param {string} serverDistDir */
function storeOf(serverDistDir) {
  const folder = path.join(serverDistDir, FOLDER);
  const known = stores.get(folder);
  if (known !== undefined) return known;
  // instrumentation-node.ts has checked it, and filled in the default.
  const budgetMb = process.env.PAGE_CACHE_MB;
  const store = budgetMb === undefined ? null : new PageStore(folder, Number(budgetMb) * 1e6);
  if (store !== null) {
    stores.set(folder, store);
    attempt(() => store.opened);
  }
  return store;
}

let hasFailed = false;

/**
 * A full or read-only disk must not fail a request: the page is in memory. Warns once, until writing works again.
 * @param {() => Promise<void> | undefined} write
 */
async function attempt(write) {
  try {
    await write();
    hasFailed = false;
  } catch (error) {
    if (!hasFailed)
      console.warn("Pages rendered on demand are kept in memory only, because they cannot be written to disk:", error);
    hasFailed = true;
  }
}

/** @param {any} page */
function addPolicy(page) {
  if (page?.kind !== "APP_PAGE" || typeof page.html !== "string" || page.headers?.[POLICY] !== undefined) return;
  page.headers ??= {};
  page.headers[POLICY] = ["script-src 'self'", ...inlineScriptHashes(page.html)].join(" ");
}
