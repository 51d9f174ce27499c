import pageCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { inlineScriptHashes } from "./inline-scripts.mjs";

/** As it stands in Next's cache keys. */
const UNKNOWN_ARTISTS = "/$/unknown/";
const POLICY = "content-security-policy";
/** Node and bundlers disagree on what CommonJS's `default` is. */
const FileSystemCache = pageCache.default ?? pageCache;

/**
 * Next's own page cache; each page in it carries a second policy, which allows the inline scripts of this very page and
 * no other. Browsers obey both policies: what one of them forbids is forbidden.
 */
export default class HashedPages extends FileSystemCache {
  /** @param {Parameters<InstanceType<typeof FileSystemCache>["get"]>} args */
  async get(...args) {
    const entry = await super.get(...args);
    addPolicy(entry?.value);
    return entry;
  }

  /** @param {Parameters<InstanceType<typeof FileSystemCache>["set"]>} args */
  async set(...args) {
    // Before the page is stored: the response that had it made shares these headers.
    addPolicy(args[1]);
    const [key] = args;
    if (!key.includes(UNKNOWN_ARTISTS)) return super.set(...args);
    // Anyone can make up such addresses without end: they live in memory, whose size Next bounds, never on disk.
    const { flushToDisk } = this;
    this.flushToDisk = false;
    await super.set(...args);
    this.flushToDisk = flushToDisk;
  }
}

/** @param {any} page */
function addPolicy(page) {
  if (page?.kind !== "APP_PAGE" || typeof page.html !== "string" || page.headers?.[POLICY] !== undefined) return;
  page.headers ??= {};
  page.headers[POLICY] = ["script-src 'self'", ...inlineScriptHashes(page.html)].join(" ");
}
