"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Match } from "../../../lib/search/rank.ts";
import { PAGE_CHANGE } from "../page-change.ts";
import type { FormPage } from "../page-form.tsx";
import { SearchFrame } from "./search-frame.tsx";
import { SearchStatus } from "./search-status.tsx";
import { ShortcutHint } from "./shortcut-hint.tsx";
import type { Finds, Suggestions } from "./suggest.ts";
import type { Choosing } from "./suggestion-list.tsx";
import { useCombobox } from "./use-combobox.ts";
import { useSearchShortcut } from "./use-search-shortcut.ts";

const UNAVAILABLE = "Suggestions aren’t available right now. Press Enter to search.";

type SearchBoxProps = Choosing & {
  /** The field's accessible name. */
  label: string;
  placeholder?: string;
  /** Artists and tags by default; artists only if one is to be chosen. */
  finds?: Finds;
  /** A field among others is as low as a compact box, and its list is as wide as the field. */
  size: "hero" | "compact" | "field";
  /** The initial value of the field: the query that the page shows results for. */
  defaultValue?: string;
  /** The action of the form; null if the box is a field of an enclosing form and has no button of its own. */
  action?: FormPage | null;
  name?: string;
  /** Whether Enter takes the best suggestion even where several artists may be meant, because the results stay on this page. */
  takesBest?: boolean;
  /** The button's text. */
  submit?: string;
  /** Hidden fields that go with the form. */
  children?: ReactNode;
};

/**
 * A search for artists and tags: a plain GET form to /search, and with scripts a combobox that suggests them. Enter goes
 * straight to a clear leader. Makes no request until it has had focus.
 */
export function SearchBox({
  label,
  placeholder = "Search artists",
  finds: wanted,
  size,
  defaultValue = "",
  action = "/search",
  name = "q",
  submit = size === "hero" ? "Search" : "Go",
  takesBest = false,
  hrefOf,
  onChoose,
  children,
}: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const finds = wanted ?? (hrefOf || onChoose ? "artists" : "all");
  const router = useRouter();
  /** The text for which Enter was pressed before its suggestions were there. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const choose = (artist: Match, { typed, matches }: Suggestions) => {
    if (engine === null) return;
    engine.rememberArtist(artist);
    if (onChoose) return box.take(onChoose(artist));
    box.take();
    router.push(
      hrefOf?.(artist.slug) ?? engine.leaderHref(artist.slug, matches.length > 1 ? typed : null),
      PAGE_CHANGE,
    );
  };
  const onEnter = (found: Suggestions | null): boolean => {
    if (found === null && takesBest) setAwaited(input.current?.value ?? null);
    const artist = found?.leader ?? (takesBest ? found?.matches[0] : undefined);
    if (artist && found) choose(artist, found);
    return artist !== undefined || (takesBest && !box.hasFailed && found?.state !== "failed");
  };
  const box = useCombobox(input, defaultValue, finds, onEnter);
  const { listId, engine, suggestions, isOpen, isListed, active, finish } = box;
  const onSettled = useEffectEvent((found: Suggestions | null) => {
    if (awaited === null || found === null) return;
    setAwaited(null);
    if (found.typed === awaited) onEnter(found);
  });
  useEffect(() => onSettled(box.settled), [box.settled]);
  useSearchShortcut(input);
  const submitForm = (event: SubmitEvent<HTMLFormElement>) => {
    if (box.enter()) event.preventDefault();
    else finish();
  };
  const isUnavailable = suggestions?.state === "failed" || (box.hasFailed && !box.isEmpty);
  const message = isOpen
    ? (engine && suggestions && engine.describe(finds, suggestions)) || (isUnavailable ? UNAVAILABLE : "")
    : "";
  const hero = size === "hero";
  return (
    <SearchFrame action={action} onSubmit={submitForm}>
      {children}
      <input
        {...box.inputHandlers}
        ref={input}
        type="text"
        name={name}
        defaultValue={defaultValue}
        required
        maxLength={100}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={listId}
        aria-activedescendant={isListed && active >= 0 ? `${listId}-${active}` : undefined}
        aria-keyshortcuts="Control+K Meta+K"
        data-search-input=""
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        className={`peer w-full rounded-full border border-rule-strong bg-paper placeholder:text-ink-soft ${
          hero ? "h-16 pr-32 pl-7 text-lg" : `h-11 pr-16 pl-5 text-base ${size === "compact" ? "sm:text-sm" : ""}`
        }`}
      />
      {size === "compact" ? <ShortcutHint /> : null}
      {action === null ? null : (
        <button
          type="submit"
          className={`absolute inset-y-0 right-0 rounded-full font-semibold text-accent ${hero ? "px-8" : "px-5 text-sm"}`}
        >
          {submit}
        </button>
      )}
      <div
        // On a phone the list is as wide as the page, unlike the compact box.
        className={`absolute top-full right-0 z-30 mt-3 ${size === "compact" ? "w-[calc(100vw-2*var(--spacing-gutter))] sm:w-96" : "left-0"}`}
      >
        {isListed && engine && suggestions ? (
          <engine.SuggestionList
            id={listId}
            suggestions={suggestions}
            active={active}
            hrefOf={hrefOf}
            onChoose={onChoose}
            onTake={box.take}
            onForget={box.close}
          />
        ) : null}
        <SearchStatus message={message} isSeen={message !== "" && !isListed} />
      </div>
    </SearchFrame>
  );
}
