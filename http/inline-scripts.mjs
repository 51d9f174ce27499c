import { createHash } from "node:crypto";
import { EARLY_FOLD, EARLY_FOLD_HASH } from "./early-fold.mjs";

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const HAS_SOURCE = /\ssrc\s*=/i;
/** Browsers treat scripts of other types as data and run none of them, so no policy needs to allow them. */
const HAS_DATA_TYPE = /\stype\s*=\s*"application\/(?:ld\+)?json"/i;

/** Next's own inline scripts: each hands one JSON value to a queue. */
const QUEUE =
  /^(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\)|\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\))\.push\(([\s\S]*)\);?$/;

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The hashes that a Content-Security-Policy needs to allow the inline scripts of a page, as its source expressions.
 * Only scripts that pass data to Next's queues get one, and our one script: code that entered the page in any
 * other way stays forbidden.
 * @param {string} html a whole page
 */
export function inlineScriptHashes(html) {
  const hashes = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(SCRIPT)) {
    if (HAS_SOURCE.test(attributes) || HAS_DATA_TYPE.test(attributes)) continue;
    if (text === EARLY_FOLD) hashes.add(EARLY_FOLD_HASH);
    const [, value] = QUEUE.exec(text) ?? [];
    if (value !== undefined && isJson(value))
      hashes.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  }
  return [...hashes];
}
