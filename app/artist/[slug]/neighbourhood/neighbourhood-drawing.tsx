import { type ArtistFile, NEAREST_LINKED, type Neighbour } from "../../../../lib/site-data/artist.ts";
import { linkPath, middleOf, pointOf, ROW, radiusOf, spokePath, WIDTH } from "./picture.ts";
import type { Seat } from "./seats.ts";

type NeighbourhoodDrawingProps = {
  /** Of the artist in the middle. */
  listeners: number;
  nearest: readonly Neighbour[];
  pairs: ArtistFile["nearestPairs"];
  /** Seat i is that of neighbour i. */
  seats: readonly Seat[];
};

/** Circles are audiences to scale; a line from the centre is dotted if the neighbour doesn't list the artist back. */
export function NeighbourhoodDrawing({ listeners, nearest, pairs, seats }: NeighbourhoodDrawingProps) {
  const rows = Math.ceil(nearest.length / 2);
  const middle = middleOf(rows);
  const points = seats.map((seat) => pointOf(seat, rows));
  const at = (place: number) => points[place - 1] ?? middle;
  const largest = Math.max(listeners, ...nearest.map((neighbour) => neighbour.listeners));
  const spokes = (mutual: boolean) =>
    nearest
      .map(({ reciprocalRank }, index) =>
        (reciprocalRank !== null && reciprocalRank <= NEAREST_LINKED) === mutual
          ? spokePath(middle, at(index + 1))
          : "",
      )
      .join("");
  const links = pairs.map(([first, second]) => linkPath(at(first), at(second), middle)).join("");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${rows * ROW}`} className="size-full" aria-hidden="true">
      <g fill="none">
        <path d={spokes(false)} className="stroke-rule-strong" strokeDasharray="0.5 4" strokeLinecap="round" />
        <path d={spokes(true)} className="stroke-rule-strong" />
        <path d={links} className="stroke-accent" strokeOpacity={0.55} />
      </g>
      <g className="fill-paper stroke-ink" strokeWidth={1.25}>
        {nearest.map((neighbour, index) => (
          <circle
            key={neighbour.slug}
            cx={at(index + 1).x}
            cy={at(index + 1).y}
            r={radiusOf(neighbour.listeners, largest)}
          />
        ))}
      </g>
      <circle cx={middle.x} cy={middle.y} r={radiusOf(listeners, largest)} className="fill-accent" />
    </svg>
  );
}
