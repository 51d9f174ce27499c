import { formatPlural } from "../../../lib/format.ts";
import type { Query } from "../../../lib/search/match.ts";
import type { Match } from "../../../lib/search/rank.ts";
import { PageLink } from "../page-link.tsx";
import { MarkedName } from "./marked-name.tsx";

/** One found artist on a page; the whole row is the link's hit area. */
export function MatchRow({ match, query }: { match: Match; query: Query }) {
  return (
    <li className="group/row relative flex min-h-12 break-inside-avoid items-baseline gap-x-4 border-rule border-b py-2.5">
      <PageLink
        href={`/artist/${match.slug}`}
        className="min-w-0 flex-1 font-semibold after:absolute after:inset-0 group-hover/row:text-accent"
      >
        <MarkedName name={match.name} query={query} />
      </PageLink>
      <span className="shrink-0 text-ink-soft text-sm tabular-nums">{formatPlural(match.listeners, "listener")}</span>
    </li>
  );
}
