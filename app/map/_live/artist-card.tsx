import type { MouseEvent } from "react";
import { formatPlural } from "../../../lib/format.ts";
import type { ChosenArtist } from "../../../lib/map/chosen.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { TagNames } from "../../_ui/tag-names.tsx";
import { ClusterSwatch } from "../cluster-swatch.tsx";

type ArtistCardProps = {
  artist: ChosenArtist;
  /** Once the map is live: shows an artist without leaving the page. */
  onGo?: (number: number) => void;
  onClose?: () => void;
};

/** The selected artist: its listeners and cluster, a link to its page, and its nearest artists in a list beside its dot. */
export function ArtistCard({ artist, onGo, onClose }: ArtistCardProps) {
  const { slug, name, listeners, tags, cluster, clusterKind, clusterName, neighbours } = artist;
  const nearest = neighbours.length === 1 ? "The nearest on the map" : `The ${neighbours.length} nearest on the map`;
  const go = (event: MouseEvent, number: number) => {
    if (onGo === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo(number);
  };
  return (
    <section
      aria-label={`${name} on the map`}
      className="absolute inset-x-3 bottom-3 z-10 flex max-h-[calc(100%-1.5rem)] flex-col rounded-2xl border border-rule-strong bg-paper text-sm shadow-lg shadow-ink/5 sm:right-auto sm:w-84 lg:overflow-y-auto"
    >
      <div className="flex items-start gap-2 pt-1 pr-1 pl-5">
        <PageLink
          href={`/artist/${slug}`}
          className="link min-w-0 flex-1 py-2.5 font-bold font-display text-xl leading-tight"
        >
          <bdi>{name}</bdi>
        </PageLink>
        {onClose === undefined ? null : (
          <button
            type="button"
            onClick={onClose}
            className="grid size-11 shrink-0 place-items-center hover:text-accent"
          >
            <span className="sr-only">Close</span>
            <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
              <path
                d="M3 3 13 13M13 3 3 13"
                stroke="currentColor"
                strokeWidth="1.75"
                fill="none"
                strokeLinecap="round"
              />
            </svg>
          </button>
        )}
      </div>
      <div className="px-5 pb-1">
        <TagNames tags={tags} />
      </div>
      <p className="flex items-baseline gap-2 px-5 text-ink-soft">
        <ClusterSwatch number={cluster} kind={clusterKind} />
        <span>
          <span className="tabular-nums">{formatPlural(listeners, "listener")}</span> · {clusterName}
        </span>
      </p>
      {/* One line that scrolls sideways where there is room for no more, since the artist's dot is in the frame's centre. */}
      <div className="flex min-h-0 items-center gap-x-4 pb-1 pl-5 lg:block lg:pt-2 lg:pr-5 lg:pb-3">
        <h2 className="shrink-0 font-semibold font-text text-sm tracking-normal max-lg:sr-only">{nearest}</h2>
        <ol
          aria-label={nearest}
          className="flex min-w-0 gap-x-5 overflow-x-auto whitespace-nowrap pr-5 lg:mt-1 lg:grid lg:grid-cols-2 lg:overflow-visible lg:whitespace-normal lg:pr-0"
        >
          {neighbours.map((neighbour) => (
            <li key={neighbour.slug} className="min-w-0 max-lg:max-w-52 max-lg:shrink-0">
              <PageLink
                href={`/map?artist=${neighbour.slug}`}
                onClick={(event) => go(event, neighbour.number)}
                className="flex min-h-11 min-w-6 items-center leading-snug hover:text-accent hover:underline max-lg:block max-lg:truncate max-lg:leading-11 lg:min-h-8"
              >
                {neighbour.name}
              </PageLink>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
