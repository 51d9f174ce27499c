import { formatCount, formatPlural } from "../../../lib/format.ts";
import { lastfmArtistUrl } from "../../../lib/lastfm/contract.ts";
import { isPlaceholder } from "../../../lib/primitives/placeholder.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { PlaceholderNote } from "./placeholder-note.tsx";

/** Why there is no list, and where to go from here. */
export function NoNeighbours({ artist, minListeners }: { artist: ArtistFile; minListeners: number }) {
  if (isPlaceholder(artist.name, artist.mbid)) return <PlaceholderNote artist={artist} />;
  return (
    <div className="mt-4 max-w-prose space-y-4">
      <p>
        No similar artists found. <bdi>{artist.name}</bdi> has{" "}
        {formatPlural(artist.statistics.listeners.value, "listener")} in this dataset, who{" "}
        {artist.statistics.listeners.value === 1 ? "plays" : "play"} nothing else that at least{" "}
        {minListeners === 1 ? "1 listener plays" : `${formatCount(minListeners)} listeners play`}.
      </p>
      <p>
        Try{" "}
        <a href={lastfmArtistUrl(artist.name)} rel="noopener noreferrer external" className="link">
          <bdi>{artist.name}</bdi> on Last.fm
        </a>
        , or start from{" "}
        <PageLink href="/artists" className="link">
          a more popular artist
        </PageLink>
        .
      </p>
    </div>
  );
}
