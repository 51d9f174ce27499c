"use client";

import type { KeptArtist, KeptKind } from "../../../lib/kept/kept-artists.ts";
import { toggleKept } from "./kept-store.ts";
import { useKept } from "./use-kept.ts";

/** A heart, and a circle with a stroke through it; 24 px boxes, drawn in the text's colour. */
const SHAPES: Record<KeptKind, string> = {
  favourites: "M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.6 4.2 4.2 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10Z",
  hidden: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM6.300 6.300l11.400 11.400",
};
const LABELS: Record<KeptKind, (name: string) => string> = {
  favourites: (name) => `Mark ${name} as a favourite`,
  hidden: (name) => `Hide ${name} from lists`,
};
const TITLES: Record<KeptKind, string> = { favourites: "Mark as a favourite", hidden: "Hide this artist" };

/** Two toggles for one artist, stored in this browser. Their space is reserved from the start; without scripts it stays empty. */
export function KeepButtons({ slug, name, className = "" }: KeptArtist & { className?: string }) {
  const kept = useKept();
  const button = (kind: KeptKind) => {
    const isOn = kept?.[kind].some((artist) => artist.slug === slug) ?? false;
    return (
      <button
        key={kind}
        type="button"
        aria-pressed={isOn}
        aria-label={LABELS[kind](name)}
        title={TITLES[kind]}
        data-keep={kind}
        onClick={() => toggleKept(kind, { slug, name })}
        className="flex size-11 items-center justify-center rounded-full text-ink-soft hover:text-accent aria-pressed:text-accent"
      >
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className="size-5"
          fill={isOn && kind === "favourites" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.6"
        >
          <path d={SHAPES[kind]} />
        </svg>
      </button>
    );
  };
  return (
    // Above the row's own link, which covers all of it.
    <div className={`relative z-10 flex h-11 w-22 shrink-0 print:hidden ${className}`}>
      {kept === null ? null : [button("favourites"), button("hidden")]}
    </div>
  );
}
