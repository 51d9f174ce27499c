import type { MouseEvent } from "react";
import { formatPlural } from "../../../lib/format.ts";
import type { Match } from "../../../lib/search/rank.ts";
import { isTagMeant, type TagMatch } from "../../../lib/search/tag-matches.ts";
import { PageLink } from "../page-link.tsx";
import { Initials } from "./initials.tsx";
import { MarkedName } from "./marked-name.tsx";
import { forgetRecentArtists, rememberArtist } from "./recent-artists.ts";
import type { Suggestions } from "./suggest.ts";

type Destination = `/artist/${string}` | "/blend" | `/blend?${string}` | "/path" | `/path?${string}` | `/map?${string}`;

/** What happens when an artist is chosen, if not a visit to its page. */
export type Choosing = {
  /** The address of a suggestion; by default the artist's page. */
  hrefOf?: ((slug: string) => Destination) | undefined;
  /** Called instead of navigating. Returns the new text of the box. */
  onChoose?: ((artist: Match) => string) | undefined;
};

type SuggestionListProps = Choosing & {
  /** The list's id; option n is `${id}-${n}`. */
  id: string;
  suggestions: Suggestions;
  /** Index of the active option, -1 for none. */
  active: number;
  /** An artist was chosen; the box then holds `text`, if given. */
  onTake: (text?: string) => void;
  /** The recent artists were cleared. */
  onForget: () => void;
};

const OPTION_CLASS =
  "flex min-h-12 w-full items-center gap-x-4 px-5 py-2 text-left hover:bg-paper-raised aria-selected:bg-accent-soft";

/** The combobox's list: each option is a link, or button, that the keyboard reaches through the input. */
export function SuggestionList({
  id,
  suggestions,
  active,
  hrefOf = (slug): Destination => `/artist/${slug}`,
  onChoose,
  onTake,
  onForget,
}: SuggestionListProps) {
  const { matches, tags, query, state } = suggestions;
  const isRecent = state === "recent";
  const isTagFirst = isTagMeant(tags, matches);
  const option = (index: number) =>
    ({ id: `${id}-${index}`, role: "option", "aria-selected": index === active, tabIndex: -1 }) as const;
  const take = (event: MouseEvent, match: Match) => {
    rememberArtist(match);
    // A click that opens a tab or window is left to the browser.
    if (!onChoose || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return onTake();
    event.preventDefault();
    onTake(onChoose(match));
  };
  const artistOptions = matches.map((match, index) => (
    <PageLink
      key={match.slug}
      {...option(isTagFirst ? tags.length + index : index)}
      href={hrefOf(match.slug)}
      onClick={(event) => take(event, match)}
      className={`${OPTION_CLASS} aria-selected:[&_mark]:underline`}
    >
      <ArtistOption match={match} suggestions={suggestions} />
    </PageLink>
  ));
  const tagOptions = tags.map((tag, index) => (
    <PageLink
      key={tag.slug}
      {...option(isTagFirst ? index : matches.length + index)}
      href={`/tag/${tag.slug}`}
      onClick={() => onTake()}
      className={`${OPTION_CLASS} aria-selected:[&_mark]:underline`}
    >
      <TagOption tag={tag} query={query} />
    </PageLink>
  ));
  const tagGroup =
    tags.length === 0 ? null : (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and these are options
      <div role="group" aria-label="Tags" className="border-rule not-first:border-t not-last:border-b">
        <p aria-hidden="true" className="px-5 pt-3 text-ink-soft text-xs">
          Tags
        </p>
        {tagOptions}
      </div>
    );
  return (
    <div
      id={id}
      role="listbox"
      aria-label={isRecent ? "Recent artists" : tags.length === 0 ? "Artists" : "Artists and tags"}
      // Pressing a row or the scrollbar keeps the focus, and so the list open.
      onMouseDown={(event) => event.preventDefault()}
      className="max-h-[min(26rem,55svh)] overflow-y-auto overscroll-contain rounded-2xl border border-rule-strong bg-paper"
    >
      {isTagFirst ? tagGroup : null}
      {artistOptions}
      {isTagFirst ? null : tagGroup}
      {isRecent ? (
        <button
          type="button"
          {...option(matches.length)}
          onClick={() => {
            forgetRecentArtists();
            onForget();
          }}
          className={`${OPTION_CLASS} border-rule border-t text-ink-soft text-sm`}
        >
          Clear recent artists
        </button>
      ) : null}
    </div>
  );
}

function ArtistOption({ match, suggestions }: { match: Match; suggestions: Suggestions }) {
  const { query, tagNames, didYouMean } = suggestions;
  const tags = match.tags.map((number) => tagNames[number] ?? "");
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="font-semibold">
          {match.slug === didYouMean?.slug ? <span className="font-normal text-ink-soft">Did you mean </span> : null}
          <MarkedName name={match.name} query={query} />
          {match.kind === "initials" ? <Initials /> : null}
        </span>
        {tags.length === 0 ? null : (
          <span className="block truncate text-ink-soft text-xs">
            <span className="sr-only">, </span>
            {tags.join(", ")}
          </span>
        )}
      </span>
      <span className="shrink-0 text-ink-soft text-sm tabular-nums">
        {tags.length === 0 ? null : <span className="sr-only">, </span>}
        {formatPlural(match.listeners, "listener")}
      </span>
    </>
  );
}

function TagOption({ tag, query }: { tag: TagMatch; query: Suggestions["query"] }) {
  return (
    <>
      <span className="min-w-0 flex-1 font-semibold">
        <MarkedName name={tag.name} query={query} />
      </span>
      <span className="shrink-0 text-ink-soft text-sm tabular-nums">{formatPlural(tag.artists, "artist")}</span>
    </>
  );
}
