import { formatPlural } from "../../../../lib/format.ts";
import { type ArtistFile, NEAREST_LINKED } from "../../../../lib/site-data/artist.ts";
import { PageLink } from "../../../_ui/page-link.tsx";
import { NeighbourhoodDrawing } from "./neighbourhood-drawing.tsx";
import { ROW, WIDTH } from "./picture.ts";
import { seatsFor } from "./seats.ts";

const rem = (px: number) => `${px / 16}rem`;

/** The ten nearest around the artist, connected if they list each other; each name also lists its links in words. */
export function Neighbourhood({ artist }: { artist: ArtistFile }) {
  const nearest = artist.neighbours.slice(0, NEAREST_LINKED);
  const seats = seatsFor(nearest.length, artist.nearestPairs);
  const rows = Math.ceil(nearest.length / 2);
  return (
    <figure aria-labelledby="neighbourhood" className="break-inside-avoid">
      <h2 id="neighbourhood" className="text-lg">
        Around <bdi>{artist.name}</bdi>
      </h2>
      <figcaption className="mt-1.5 text-sm text-ink-soft">{summaryOf(artist)}</figcaption>
      <div
        className="mt-4 grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] gap-x-1"
        style={{ gridTemplateRows: `repeat(${rows}, ${rem(ROW)})` }}
      >
        <div style={{ gridArea: `1 / 2 / ${rows + 1}`, width: rem(WIDTH), height: rem(rows * ROW) }}>
          <NeighbourhoodDrawing
            listeners={artist.statistics.listeners.value}
            nearest={nearest}
            pairs={artist.nearestPairs}
            seats={seats}
          />
        </div>
        <ul className="contents">
          {nearest.map((neighbour, index) => {
            const { side = "left", row = 0 } = seats[index] ?? {};
            return (
              <li
                key={neighbour.slug}
                style={{ gridRow: row + 1, gridColumn: side === "left" ? 1 : 3 }}
                className={`grid min-w-0 grid-cols-1 ${side === "left" ? "text-right" : ""}`}
              >
                <PageLink
                  href={`/artist/${neighbour.slug}`}
                  className="flex flex-col justify-center text-xs leading-[1.2] font-medium hover:text-accent"
                >
                  <span className="line-clamp-3">{neighbour.name}</span>
                </PageLink>
                <span className="sr-only">{linksOf(artist, index + 1)}</span>
              </li>
            );
          })}
        </ul>
      </div>
      <a
        href={`/around/${artist.slug}`}
        rel="nofollow"
        className="link mt-1 inline-flex min-h-11 items-center text-sm print:hidden"
      >
        See the network
      </a>
    </figure>
  );
}

function summaryOf({ neighbours, nearestPairs }: ArtistFile): string {
  const count = Math.min(neighbours.length, NEAREST_LINKED);
  const pairs = (count * (count - 1)) / 2;
  const share = pairs === 0 ? "" : `: ${nearestPairs.length} of ${formatPlural(pairs, "possible pair")}`;
  return `Lines connect artists that are in each other’s top ${NEAREST_LINKED}${share}. Dotted: only one lists the other.`;
}

function linksOf({ neighbours, nearestPairs }: ArtistFile, place: number): string {
  const linked = nearestPairs.flatMap(([a, b]) => (a === place ? [b] : b === place ? [a] : []));
  const names = linked.flatMap((other) => neighbours[other - 1]?.name ?? []);
  return names.length === 0 ? "not linked to the others" : `linked to ${names.join(", ")}`;
}
