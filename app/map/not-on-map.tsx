import type { MouseEvent } from "react";
import { formatPlural } from "../../lib/format.ts";
import { type Atlas, findOnMap } from "../../lib/map/atlas.ts";
import { isPlaceholder } from "../../lib/primitives/placeholder.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { staysHere } from "../_ui/stays-here.ts";

const OFFERED = 5;

type NotOnMapProps = {
  atlas: Atlas;
  artist: ArtistFile | null;
  /** On the live map: shows an artist without leaving the page. */
  onGo?: (number: number) => void;
};

/** For a requested artist that is not on the map: the reason, and its nearest artists that are. */
export function NotOnMap({ atlas, artist, onGo }: NotOnMapProps) {
  if (artist === null) return <p className="mt-5 max-w-prose text-lg">There is no artist at this address.</p>;
  const near = artist.neighbours
    .flatMap(({ slug, name }) => {
      const number = findOnMap(atlas, slug);
      return number === null ? [] : [{ slug, name, number }];
    })
    .slice(0, OFFERED);
  return (
    <section aria-label={`${artist.name} is not on the map`} className="mt-6 max-w-prose border-accent border-l-2 pl-5">
      <p>
        <PageLink href={`/artist/${artist.slug}`} className="link font-semibold">
          <bdi>{artist.name}</bdi>
        </PageLink>{" "}
        is not on the map: {reasonOf(artist, near.length > 0)}
      </p>
      {near.length > 0 ? (
        <ul className="flex flex-wrap gap-x-5">
          {near.map(({ slug, name, number }) => (
            <li key={slug}>
              <PageLink
                href={`/map?artist=${slug}`}
                onClick={onGo && ((event) => stayHere(event, () => onGo(number)))}
                className="link inline-flex min-h-11 items-center"
              >
                {name}
              </PageLink>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function stayHere(event: MouseEvent, go: () => void): void {
  if (!staysHere(event)) return;
  event.preventDefault();
  go();
}

function reasonOf({ name, mbid, statistics }: ArtistFile, isNearOthers: boolean): string {
  if (isPlaceholder(name, mbid)) return "it is not an artist, so no artist is near it.";
  const listeners = formatPlural(statistics.listeners.value, "listener");
  const others = isNearOthers ? "Its nearest artists on the map:" : "None of its similar artists is on the map either.";
  return `it has ${listeners}, and only the most listened-to artists are shown. ${others}`;
}
