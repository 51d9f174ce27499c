import { formatPlural, formatShare, formatSimilarity } from "../../../lib/format.ts";
import type { ArtistFile, Neighbour } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../page-link.tsx";
import { KinGlyph, scaleToFit } from "./kin-glyph.tsx";

/** Box of the drawing, px; it shrinks with its column. */
const WIDTH = 400;
const HEIGHT = 260;

/** One pair, large: two artists, their audiences, and the listeners they share. */
export function PairFigure({ artist, neighbour }: { artist: ArtistFile; neighbour: Neighbour }) {
  const left = artist.statistics.listeners.value;
  const pair = { left, right: neighbour.listeners, shared: neighbour.overlap };
  return (
    <figure>
      <div className="flex justify-between gap-6 pb-4">
        <Name slug={artist.slug} name={artist.name} listeners={left} />
        <Name slug={neighbour.slug} name={neighbour.name} listeners={neighbour.listeners} right />
      </div>
      <KinGlyph
        {...pair}
        radius={scaleToFit([pair], WIDTH, HEIGHT)}
        className="mx-auto max-w-full text-[1rem]"
        strokeWidth={2}
      />
      <figcaption className="mt-4 text-sm text-ink-soft tabular-nums">
        They share <strong className="font-semibold text-accent">{formatPlural(neighbour.overlap, "listener")}</strong>,{" "}
        {formatShare(neighbour.shareOfSmaller)} of the smaller audience. Similarity{" "}
        {formatSimilarity(neighbour.similarity)}. Drawn to scale.
      </figcaption>
    </figure>
  );
}

type NameProps = { slug: string; name: string; listeners: number; right?: boolean };

function Name({ slug, name, listeners, right = false }: NameProps) {
  return (
    <div className={`min-w-0 ${right ? "text-right" : ""}`}>
      <PageLink
        href={`/artist/${slug}`}
        className="inline-flex min-h-11 items-center font-display text-xl font-semibold tracking-tight hover:text-accent"
      >
        {name}
      </PageLink>
      <p className="text-sm text-ink-soft tabular-nums">{formatPlural(listeners, "listener")}</p>
    </div>
  );
}
