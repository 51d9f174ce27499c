"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import type { Atlas } from "../../../lib/map/atlas.ts";
import { toQuery } from "../../../lib/search/match.ts";
import { rank } from "../../../lib/search/rank.ts";
import type { SearchEntry } from "../../../lib/site-data/search.ts";

const OFFERED = 8;

type MapSearchProps = {
  /** null until the map is live; until then the form submits to the site's search. */
  atlas: Atlas | null;
  onFound: (number: number) => void;
};

/** Finds an artist by name among those on the map; tolerates one typo and missing accents. */
export function MapSearch({ atlas, onFound }: MapSearchProps) {
  const listId = useId();
  const entries = useRef<SearchEntry[] | null>(null);
  const [offered, setOffered] = useState<string[]>([]);
  const [message, setMessage] = useState("");

  const find = (text: string): { name: string; slug: string }[] => {
    const query = toQuery(text);
    if (atlas === null || query.key === "") return [];
    entries.current ??= atlas.names.map((name, number) => [
      name,
      atlas.slugs[number] ?? "",
      atlas.listeners[number] ?? 0,
      [],
      [],
    ]);
    return rank(query, entries.current);
  };
  const onInput = (event: FormEvent<HTMLInputElement>) => {
    setMessage("");
    setOffered(
      find(event.currentTarget.value)
        .slice(0, OFFERED)
        .map(({ name }) => name),
    );
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (atlas === null) return;
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    const [best] = find(typed);
    if (best !== undefined) onFound(atlas.slugs.indexOf(best.slug));
    setMessage(best === undefined ? `No artist on the map is called “${typed}”.` : "");
  };
  return (
    <form action="/search" onSubmit={onSubmit} className="relative mb-4 max-w-80">
      <input
        type="text"
        name="q"
        required
        maxLength={100}
        list={listId}
        onInput={onInput}
        aria-label="Find an artist on the map"
        placeholder="Find an artist on the map"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        className="h-11 w-full rounded-full border border-rule-strong bg-paper pr-20 pl-5 text-base placeholder:text-ink-soft sm:text-sm [&::-webkit-calendar-picker-indicator]:hidden!"
      />
      <datalist id={listId}>
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit" className="absolute top-0 right-0 h-11 rounded-full px-5 font-semibold text-accent text-sm">
        Find
      </button>
      <p
        role="status"
        className="absolute inset-x-0 top-full z-10 mt-2 rounded-2xl border border-rule-strong bg-paper px-5 py-2 text-sm empty:hidden"
      >
        {message}
      </p>
    </form>
  );
}
