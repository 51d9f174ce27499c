import Link from "next/link";
import { formatPlural } from "../../../lib/format.ts";
import { MarkedName } from "./marked-name.tsx";
import type { Suggestions } from "./use-suggestions.ts";

type SuggestionListProps = {
  /** The list's id; option n is `${id}-${n}`. */
  id: string;
  label: string;
  suggestions: Suggestions;
  /** Index of the active option, -1 for none. */
  active: number;
  onTake: () => void;
};

/** The combobox's list: each option is a link that the keyboard reaches through the input. */
export function SuggestionList({ id, label, suggestions, active, onTake }: SuggestionListProps) {
  const { matches, query, didYouMean } = suggestions;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      // Pressing a row or the scrollbar leaves the focus, and so the open list, where it is.
      onMouseDown={(event) => event.preventDefault()}
      className="max-h-[min(26rem,55svh)] overflow-y-auto overscroll-contain rounded-2xl border border-rule-strong bg-paper"
    >
      {matches.map((match, index) => (
        <Link
          key={match.slug}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          prefetch={false}
          href={`/artist/${match.slug}`}
          onClick={onTake}
          className="flex min-h-12 items-center gap-x-4 px-5 py-2 hover:bg-paper-raised aria-selected:bg-accent-soft aria-selected:[&_mark]:underline"
        >
          <span className="min-w-0 flex-1 font-semibold">
            {match.slug === didYouMean?.slug ? <span className="font-normal text-ink-soft">Did you mean </span> : null}
            <MarkedName name={match.name} query={query} />
          </span>
          <span className="shrink-0 text-ink-soft text-sm tabular-nums">
            {formatPlural(match.listeners, "listener")}
          </span>
        </Link>
      ))}
    </div>
  );
}
