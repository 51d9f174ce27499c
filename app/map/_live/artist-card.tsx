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

/** The selected artist: its listeners, cluster and nearest artists, and a link to its page. */
export function ArtistCard({ artist, onGo, onClose }: ArtistCardProps) {
  const { slug, name, listeners, tags, cluster, clusterKind, clusterName, neighbours } = artist;
  const go = (event: MouseEvent, number: number) => {
    if (onGo === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo(number);
  };
  return (
    <section
      aria-label={`${name} on the map`}
      className="absolute inset-x-3 bottom-3 z-10 flex max-h-[calc(100%-1.5rem)] flex-col rounded-2xl border border-rule-strong bg-paper text-sm shadow-lg shadow-ink/5 sm:right-auto sm:w-84"
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
      <details className="group/near flex min-h-0 flex-col overflow-y-auto px-5 pb-1">
        <summary className="flex min-h-11 items-center font-semibold hover:text-accent">
          <span className="flex-1">
            {neighbours.length === 1 ? "The nearest on the map" : `The ${neighbours.length} nearest on the map`}
          </span>
          <svg viewBox="0 0 16 16" className="size-4 group-open/near:rotate-180" aria-hidden="true">
            <path d="m3 6 5 5 5-5" stroke="currentColor" strokeWidth="1.75" fill="none" strokeLinecap="round" />
          </svg>
        </summary>
        <ol className="grid grid-cols-2 gap-x-5 pb-3">
          {neighbours.map((neighbour) => (
            <li key={neighbour.slug} className="min-w-0">
              <PageLink
                href={`/map?artist=${neighbour.slug}`}
                onClick={(event) => go(event, neighbour.number)}
                className="flex min-h-11 items-center leading-snug hover:text-accent hover:underline"
              >
                {neighbour.name}
              </PageLink>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
