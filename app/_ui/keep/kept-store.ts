import type { KeptArtist, KeptArtists, KeptKind } from "../../../lib/kept/kept-artists.ts";
import { KEPT_MAX } from "../../../lib/kept/kept-max.ts";
import { readText, writeJson } from "../stored-text.ts";

const KEY = "kindred:kept";
const NOTHING: KeptArtists = { version: 1, favourites: [], hidden: [] };

const listeners = new Set<() => void>();
let kept: KeptArtists | null = null;
let reading: Promise<KeptArtists> | null = null;

function change(next: KeptArtists): void {
  kept = next;
  // Shows the header's link; http/early-fold.mjs does the same before anything is painted.
  document.documentElement.toggleAttribute("data-kept", next.favourites.length + next.hidden.length > 0);
  for (const listener of listeners) listener();
}

/** Stores `next` in place of everything that this browser keeps. */
export function storeKept(next: KeptArtists): void {
  writeJson(KEY, next.favourites.length + next.hidden.length === 0 ? null : next);
  reading = Promise.resolve(next);
  change(next);
}

async function readStorage(): Promise<KeptArtists> {
  // Most readers have stored nothing, so they need no schema to check it.
  if (readText(KEY) === null) return NOTHING;
  const { readStoredKept } = await import("./stored-kept.ts");
  return readStoredKept(KEY) ?? NOTHING;
}

/** What this browser has stored, once it is read. */
export function whenKept(): Promise<KeptArtists> {
  reading ??= readStorage().then((found) => {
    change(found);
    return found;
  });
  return reading;
}

/** Another tab has changed it. */
function onStorage({ key }: StorageEvent): void {
  if (key !== KEY && key !== null) return;
  reading = null;
  void whenKept();
}

/** For useSyncExternalStore. */
export function subscribeKept(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  void whenKept();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

/** What this browser keeps; null until it is read, then the same object until it changes. */
export function readKept(): KeptArtists | null {
  return kept;
}

/** Adds the artist to `kind`, or removes it; no artist is both a favourite and hidden. */
export function toggleKept(kind: KeptKind, { slug, name }: KeptArtist): void {
  const before = kept ?? NOTHING;
  const without = (list: KeptArtist[]) => list.filter((other) => other.slug !== slug);
  const next: KeptArtists = { version: 1, favourites: without(before.favourites), hidden: without(before.hidden) };
  if (next[kind].length === before[kind].length) next[kind] = [{ slug, name }, ...next[kind]].slice(0, KEPT_MAX);
  storeKept(next);
}

/** Forgets all artists of `kind`. */
export function clearKept(kind: KeptKind): void {
  storeKept({ ...(kept ?? NOTHING), [kind]: [] });
}
