import Link from "next/link";
import type { ArtistFile } from "../../../lib/contracts/artist.ts";
import { formatPlural } from "../../../lib/format.ts";

/** What a reader should know before trusting the page: few listeners, or several artists under one name. */
export function Notes({ artist, lowConfidenceBelow }: { artist: ArtistFile; lowConfidenceBelow: number }) {
  const severalArtists = artist.otherMbids.length > 0;
  if (!artist.lowConfidence && !severalArtists) return null;
  return (
    <div className="mt-5 mb-8 max-w-prose space-y-4 border-accent border-l-2 pl-5 text-sm">
      {artist.lowConfidence ? (
        <p>
          <strong className="block font-semibold">Low confidence</strong>
          Only {formatPlural(artist.statistics.listeners.value, "listener")}: with fewer than {lowConfidenceBelow}, a
          list tells more about a person than about the music.
        </p>
      ) : null}
      {severalArtists ? (
        <p>
          <strong className="block font-semibold">Perhaps more than one artist</strong>
          The data know {artist.otherMbids.length + 1} MusicBrainz artists by this name, and can’t tell their listeners
          apart.{" "}
          <Link href="/methods" className="link">
            Methods
          </Link>
        </p>
      ) : null}
    </div>
  );
}
