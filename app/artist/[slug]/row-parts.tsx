import { formatSimilarity } from "../../../lib/format.ts";
import type { Neighbour } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";

/** Its hit area is the whole row. */
export function NeighbourLink({ neighbour, className }: { neighbour: Neighbour; className: string }) {
  return (
    <PageLink
      href={`/artist/${neighbour.slug}`}
      className={`${className} after:absolute after:inset-0 group-hover/row:text-accent group-has-[[data-keep=hidden][aria-pressed=true]]/row:line-through`}
    >
      {neighbour.name}
    </PageLink>
  );
}

export function Similarity({ value, className }: { value: number; className: string }) {
  return (
    <span className={`${className} self-center text-right font-semibold tabular-nums`}>
      <span className="sr-only">similarity </span>
      {formatSimilarity(value)}
    </span>
  );
}
