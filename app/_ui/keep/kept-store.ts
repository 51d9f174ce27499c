import { KEPT_MAX, type KeptArtist, KeptArtists, type KeptKind } from "../../../lib/contracts/kept-artists.ts";
import { readStored, writeStored } from "../browser-storage.ts";

const KEY = "kindred:kept";
const NOTHING: KeptArtists = { version: 1, favourites: [], hidden: [] };

const listeners = new Set<() => void>();
let kept: KeptArtists | null = null;

function onStorage({ key }: StorageEvent): void {
  if (key === KEY || key === null) change(null);
}

function change(next: KeptArtists | null): void {
  kept = next;
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore; other tabs' changes count too. */
export function subscribeKept(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

/** What this browser keeps; the same object until it changes. */
export function readKept(): KeptArtists {
  // Nobody told us of changes while nobody listened.
  if (kept === null || listeners.size === 0) kept = readStored(KEY, KeptArtists) ?? NOTHING;
  return kept;
}

/** Keeps the artist as one of `kind`, or no longer; nobody is a favourite and hidden at once. */
export function toggleKept(kind: KeptKind, { slug, name }: KeptArtist): void {
  const { favourites, hidden } = readKept();
  const without = (list: KeptArtist[]) => list.filter((other) => other.slug !== slug);
  const next: KeptArtists = { version: 1, favourites: without(favourites), hidden: without(hidden) };
  if (next[kind].length === readKept()[kind].length) next[kind] = [{ slug, name }, ...next[kind]].slice(0, KEPT_MAX);
  writeStored(KEY, next);
  change(next);
}

/** Forgets all artists of `kind`. */
export function clearKept(kind: KeptKind): void {
  const next = { ...readKept(), [kind]: [] };
  writeStored(KEY, next.favourites.length + next.hidden.length === 0 ? null : next);
  change(next);
}
