import { formatCount, formatPlural, formatSimilarity } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import type { PathStep } from "../find-path.ts";
import { linkBreadth, radiiOf } from "./sizes.ts";

type ChainProps = { artists: ArtistFile[]; steps: PathStep[] };

/** Artists side by side on a wide screen, at most; longer chains run downwards there too. */
const MAX_IN_A_ROW = 7;

/**
 * The chain as a drawing: audiences as circles, similarities as lenses between them. Vertical on narrow screens, horizontal on
 * wide ones. Circles sit in a band (--band) along the chain; a lens spans the gap between two of them.
 */
export function Chain({ artists, steps }: ChainProps) {
  const radii = radiiOf(artists.map(({ statistics }) => statistics.listeners.value));
  const isWide = artists.length <= MAX_IN_A_ROW;
  return (
    <ol className={`mt-6 [--band:6rem] ${isWide ? "lg:flex lg:[--band:7rem]" : ""}`}>
      {artists.map((artist, place) => {
        const step = steps[place];
        const isEnd = place === 0 || place === artists.length - 1;
        return (
          <li
            key={artist.slug}
            style={{ "--radius": `${radii[place]}px`, "--next-radius": `${radii[place + 1] ?? 0}px` }}
            className={`relative grid grid-cols-[var(--band)_minmax(0,1fr)] gap-x-4 ${
              isWide ? "lg:flex lg:min-w-0 lg:flex-1 lg:basis-0 lg:flex-col lg:gap-x-0 lg:pt-12" : ""
            }`}
          >
            <Bead isEnd={isEnd} />
            <div
              className={`flex h-[var(--band)] min-w-0 flex-col justify-center ${isWide ? "lg:h-auto lg:justify-start lg:px-1.5 lg:text-center" : ""}`}
            >
              <PageLink
                href={`/artist/${artist.slug}`}
                className={`inline-flex min-h-11 items-center font-display font-semibold text-lg leading-tight tracking-tight hover:text-accent ${isWide ? "lg:items-start lg:justify-center" : ""}`}
              >
                {artist.name}
              </PageLink>
              <p className="-mt-2.5 text-ink-soft text-sm tabular-nums">
                {formatPlural(artist.statistics.listeners.value, "listener")}
              </p>
            </div>
            {step ? <Lens step={step} isWide={isWide} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

function Bead({ isEnd }: { isEnd: boolean }) {
  return (
    <span aria-hidden="true" className="flex h-[var(--band)] items-center justify-center">
      <span
        className={`size-[calc(2*var(--radius))] shrink-0 rounded-full border-[1.5px] border-ink ${isEnd ? "bg-ink" : "bg-paper"}`}
      />
    </span>
  );
}

/** A lens to the next circle, as broad as the pair is similar, with the figures beside it. */
function Lens({ step, isWide }: { step: PathStep; isWide: boolean }) {
  const breadth = linkBreadth(step.similarity);
  return (
    <>
      <span
        aria-hidden="true"
        style={{ "--breadth": `${breadth}px` }}
        className={`absolute top-[calc(var(--band)/2+var(--radius)+3px)] bottom-[calc(var(--next-radius)-var(--band)/2+3px)] left-[calc((var(--band)-var(--breadth))/2)] w-[var(--breadth)] ${
          isWide
            ? "lg:top-[calc(3rem+(var(--band)-var(--breadth))/2)] lg:bottom-auto lg:left-[calc(50%+var(--radius)+3px)] lg:h-[var(--breadth)] lg:w-[calc(100%-var(--radius)-var(--next-radius)-6px)]"
            : ""
        }`}
      >
        <LensShape
          isThin={step.isThin}
          className={isWide ? "lg:hidden" : ""}
          d="M5 0Q15 50 5 100Q-5 50 5 0Z"
          viewBox="0 0 10 100"
        />
        {isWide ? (
          <LensShape
            isThin={step.isThin}
            className="hidden lg:block"
            d="M0 5Q50 -5 100 5Q50 15 0 5Z"
            viewBox="0 0 100 10"
          />
        ) : null}
      </span>
      <p
        className={`col-start-2 py-2 text-sm tabular-nums ${isWide ? "lg:absolute lg:top-0 lg:left-1/2 lg:w-full lg:px-1 lg:py-0 lg:text-center" : ""}`}
      >
        <span className="sr-only">Next, with a similarity of </span>
        <strong className="font-semibold text-accent">{formatSimilarity(step.similarity)}</strong>
        <span className={isWide ? "lg:hidden" : ""}>, </span>
        <span className={`text-ink-soft ${isWide ? "lg:block" : ""}`}>
          {formatCount(step.overlap)} shared<span className="sr-only"> listeners</span>
          {step.isThin ? ", thin" : null}
        </span>
      </p>
    </>
  );
}

/** Stretched to its box, which does not distort a plain fill. */
function LensShape({
  d,
  viewBox,
  isThin,
  className,
}: {
  d: string;
  viewBox: string;
  isThin: boolean;
  className: string;
}) {
  return (
    <svg viewBox={viewBox} preserveAspectRatio="none" className={`size-full ${className}`} aria-hidden="true">
      <path
        d={d}
        className={isThin ? "fill-none stroke-accent" : "fill-accent"}
        strokeDasharray={isThin ? "3 3" : undefined}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
