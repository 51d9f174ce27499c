import { formatCount, formatPlural } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { musicBrainzArtistUrl } from "./links-out.ts";
import { isWeakThroughout } from "./rows.ts";

/** Maximum number of linked entries; a name with more is not an artist ("Unknown"), and a longer list helps no one. */
const ENTRIES_SHOWN = 8;

type NotesProps = {
  artist: Pick<ArtistFile, "name" | "mbid" | "otherMbids" | "statistics" | "lowConfidence" | "neighbours">;
  lowConfidenceBelow: number;
};

/** Caveats about the page: few listeners, weak evidence throughout, or several artists with one name. */
export function Notes({ artist, lowConfidenceBelow }: NotesProps) {
  const severalArtists = artist.otherMbids.length > 0;
  const isWeak = isWeakThroughout(artist.neighbours);
  if (!(artist.lowConfidence || isWeak || severalArtists)) return null;
  return (
    <div className="my-5 max-w-prose space-y-4 border-accent border-l-2 pl-5 text-sm">
      {artist.lowConfidence ? (
        <p>
          <strong className="block font-semibold">Low confidence</strong>
          Only {formatPlural(artist.statistics.listeners.value, "listener")}: with fewer than {lowConfidenceBelow}, a
          list says more about a person than about the music.
        </p>
      ) : isWeak ? (
        <p>
          <strong className="block font-semibold">Low confidence throughout</strong>
          No artist below shares {lowConfidenceBelow} or more listeners with <bdi>{artist.name}</bdi>, so chance alone
          could explain the whole list.
        </p>
      ) : null}
      {severalArtists ? <SameName artist={artist} /> : null}
    </div>
  );
}

function SameName({ artist: { name, mbid, otherMbids } }: Pick<NotesProps, "artist">) {
  const entries = [...(mbid === null ? [] : [mbid]), ...otherMbids];
  const links = entries.flatMap((entry) => musicBrainzArtistUrl(entry) ?? []);
  const linked = links.slice(0, ENTRIES_SHOWN);
  return (
    <div>
      <p>
        <strong className="block font-semibold">Possibly more than one artist</strong>
        The source lists <bdi>{name}</bdi> under {formatCount(entries.length)} MusicBrainz identifiers. These may be
        different artists with the same name; this page counts their listeners as one audience, so its list may mix
        them.{" "}
        <PageLink href="/methods#limits" className="link">
          About artists with the same name
        </PageLink>
      </p>
      <ul aria-label="MusicBrainz entries" className="mt-1 flex flex-wrap gap-x-5">
        {linked.map((href, index) => (
          <li key={href}>
            <a href={href} rel="noopener noreferrer external" className="link inline-flex min-h-11 items-center">
              {index === 0 ? "Entry 1, the most common" : `Entry ${index + 1}`}
              <span aria-hidden="true">&nbsp;↗</span>
            </a>
          </li>
        ))}
      </ul>
      {links.length > linked.length ? (
        <p>And {formatCount(links.length - linked.length)} more in the JSON file.</p>
      ) : null}
    </div>
  );
}
