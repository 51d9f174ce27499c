import type { ArtistFile, Neighbour } from "../site-data/artist.ts";

/** Nearest artists that an opened artist brings. */
export const NEAR = 10;

/** One of an opened artist's nearest, with the evidence for the pair. */
export interface Near
  extends Pick<Neighbour, "slug" | "name" | "listeners" | "tags" | "similarity" | "overlap" | "lowConfidence"> {
  /** The opened artist is among its own ten nearest too. */
  isMutual: boolean;
}

/** An opened artist: what its file says that the network shows. */
export interface OpenArtist {
  edition: string;
  slug: string;
  name: string;
  listeners: number;
  tags: readonly string[];
  /** Most similar first. */
  near: readonly Near[];
}

export interface NetworkArtist {
  slug: string;
  name: string;
  listeners: number;
  tags: readonly string[];
  isOpen: boolean;
  /** The opened artist that brought it; null for the one where the network begins. */
  from: string | null;
}

/** A pair, `from` being the artist opened first. */
export interface NetworkLink extends Pick<Near, "similarity" | "overlap" | "lowConfidence" | "isMutual"> {
  from: string;
  to: string;
}

export interface Network {
  /** In the order in which they appeared: the first one, its nearest, those that the next one opened added, … */
  artists: NetworkArtist[];
  links: NetworkLink[];
}

/** The part of an artist's file that the network shows. */
export function openArtistOf({ edition, slug, name, statistics, tags, neighbours }: ArtistFile): OpenArtist {
  return {
    edition,
    slug,
    name,
    listeners: statistics.listeners.value,
    tags: tags.map((tag) => tag.name),
    near: neighbours.slice(0, NEAR).map((neighbour) => ({
      slug: neighbour.slug,
      name: neighbour.name,
      listeners: neighbour.listeners,
      tags: neighbour.tags,
      similarity: neighbour.similarity,
      overlap: neighbour.overlap,
      lowConfidence: neighbour.lowConfidence,
      isMutual: neighbour.reciprocalRank !== null && neighbour.reciprocalRank <= NEAR,
    })),
  };
}

/** Those of the opened artists that hang together: each but the first is near one before it. An address may name any. */
export function connected(opened: readonly OpenArtist[]): OpenArtist[] {
  const seen = new Set(opened.slice(0, 1).map(({ slug }) => slug));
  return opened.filter(({ slug, near }) => {
    if (!seen.has(slug)) return false;
    for (const other of near) seen.add(other.slug);
    return true;
  });
}

/** Slugs that stay open after the first artist when this one is closed: with it go those that hung on it. */
export function openWithout(opened: readonly OpenArtist[], closed: string): string[] {
  return connected(opened.filter(({ slug }) => slug !== closed))
    .slice(1)
    .map(({ slug }) => slug);
}

/** Who is near whom, for artists opened one after the other; see `connected`. */
export function networkOf(opened: readonly OpenArtist[]): Network {
  const open = new Set(opened.map(({ slug }) => slug));
  const artists = new Map<string, NetworkArtist>();
  const links = new Map<string, NetworkLink>();
  const add = ({ slug, name, listeners, tags }: OpenArtist | Near, from: string | null) => {
    if (!artists.has(slug)) artists.set(slug, { slug, name, listeners, tags, isOpen: open.has(slug), from });
  };
  for (const artist of opened) {
    add(artist, null);
    for (const near of artist.near) {
      add(near, artist.slug);
      // Both may list each other, with the same evidence.
      if (links.has(`${near.slug} ${artist.slug}`)) continue;
      const { similarity, overlap, lowConfidence, isMutual } = near;
      links.set(`${artist.slug} ${near.slug}`, {
        from: artist.slug,
        to: near.slug,
        similarity,
        overlap,
        lowConfidence,
        isMutual,
      });
    }
  }
  return { artists: [...artists.values()], links: [...links.values()] };
}

/** An opened artist as a list: its nearest, each with its own list where it was opened from here. */
export interface Branch {
  artist: OpenArtist;
  rows: {
    near: Near;
    /** The artist's own list; null if it is not open, or is where the network or another branch has it. */
    branch: Branch | null;
    /** It is open in another place, or is the artist where the network begins. */
    isElsewhere: boolean;
  }[];
}

/** The same network as nested lists: every opened artist stands where it was first seen. */
export function branchOf(opened: readonly OpenArtist[]): Branch | null {
  const homes = new Map<string, string>();
  for (const { slug, near } of opened) {
    for (const other of near) if (!homes.has(other.slug)) homes.set(other.slug, slug);
  }
  const [first] = opened;
  const make = (artist: OpenArtist): Branch => ({
    artist,
    rows: artist.near.map((near) => {
      const own = opened.find(({ slug }) => slug === near.slug);
      const isHome = own !== undefined && own !== first && homes.get(near.slug) === artist.slug;
      return { near, branch: isHome ? make(own) : null, isElsewhere: own !== undefined && !isHome };
    }),
  });
  return first === undefined ? null : make(first);
}
