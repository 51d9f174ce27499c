import { formatPlural } from "../../../lib/format.ts";
import type { Query } from "../../../lib/search/match.ts";
import type { Match } from "../../../lib/search/rank.ts";
import { introduceByTags } from "../introduce-artist.ts";
import { PageLink } from "../page-link.tsx";
import { ProfileLines } from "../profile/profile-lines.tsx";
import { TagNames } from "../tag-names.tsx";
import { Initials } from "./initials.tsx";
import { MarkedName } from "./marked-name.tsx";

type MatchRowProps = {
  match: Match;
  query: Query;
  /** Names of the matches' tags. */
  tagNames: readonly string[];
  /** Whether two lines say who it is. */
  hasProfile: boolean;
};

/** One found artist on a page; the whole row is the link's hit area. */
export function MatchRow({ match, query, tagNames, hasProfile }: MatchRowProps) {
  const { slug, name, listeners } = match;
  const tags = match.tags.map((number) => tagNames[number] ?? "");
  return (
    <li className="group/row relative min-h-12 break-inside-avoid border-rule border-b py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <PageLink
          href={`/artist/${slug}`}
          className="min-w-0 flex-1 font-semibold after:absolute after:inset-0 group-hover/row:text-accent"
        >
          <MarkedName name={name} query={query} />
          {match.kind === "initials" ? <Initials /> : null}
        </PageLink>
        <span className="shrink-0 text-ink-soft text-sm tabular-nums">{formatPlural(listeners, "listener")}</span>
      </div>
      {hasProfile ? (
        <ProfileLines slug={slug} name={name} introduction={introduceByTags({ tags, listeners })} />
      ) : (
        <TagNames tags={tags} />
      )}
    </li>
  );
}
