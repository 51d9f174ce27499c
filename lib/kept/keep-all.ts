import type { KeptArtist, KeptArtists } from "./kept-artists.ts";
import { KEPT_MAX } from "./kept-max.ts";

/** A shared list compared with what this browser has. */
export interface KeepAllOutcome {
  next: KeptArtists;
  /** How many were added; none that was there is replaced. */
  added: number;
  /** How many were kept before. */
  known: number;
  /** How many are hidden here, and stay so. */
  hidden: number;
  /** How many no longer fit. */
  left: number;
}

/** Adds the artists before those that are kept already, in their order. Nothing that is stored changes or is lost. */
export function keepAll(kept: KeptArtists, artists: readonly KeptArtist[]): KeepAllOutcome {
  const isIn = (list: readonly KeptArtist[], slug: string) => list.some((artist) => artist.slug === slug);
  const known = artists.filter(({ slug }) => isIn(kept.favourites, slug));
  const hidden = artists.filter(({ slug }) => isIn(kept.hidden, slug));
  const fresh = artists.filter(({ slug }) => !isIn(kept.favourites, slug) && !isIn(kept.hidden, slug));
  const added = fresh.slice(0, Math.max(0, KEPT_MAX - kept.favourites.length));
  return {
    next: { ...kept, favourites: [...added, ...kept.favourites] },
    added: added.length,
    known: known.length,
    hidden: hidden.length,
    left: fresh.length - added.length,
  };
}
