import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { type LinkOut, linksOut } from "./links-out.ts";

/**
 * schema.org MusicGroup as the text of a script element.
 * `<` is escaped, so that no artist's name can close the element.
 */
export function artistJsonLd(artist: ArtistFile, url: string): string {
  const pages = linksOut(artist).filter((link) => link.note === "page" && !isDoubtful(link, artist));
  const group = {
    "@context": "https://schema.org",
    "@type": "MusicGroup",
    name: artist.name,
    ...(artist.otherNames.length > 0 ? { alternateName: artist.otherNames } : {}),
    url,
    sameAs: pages.map((link) => link.href),
  };
  return JSON.stringify(group).replaceAll("<", "\\u003c");
}

/** If a name has several MusicBrainz entries, none is certain to be this artist. */
function isDoubtful({ label }: LinkOut, { otherMbids }: ArtistFile): boolean {
  return label === "MusicBrainz" && otherMbids.length > 0;
}
