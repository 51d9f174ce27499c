"use client";

import type { KeptArtist, KeptKind } from "../../../lib/kept/kept-artists.ts";
import { toggleKept } from "./kept-store.ts";
import { useKept } from "./use-kept.ts";

/** A heart, and a circle with a stroke through it; 24 px boxes, drawn in the text's colour. */
const SHAPES: Record<KeptKind, string> = {
  favourites: "M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.6 4.2 4.2 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10Z",
  hidden: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM6.300 6.300l11.400 11.400",
};
const LABELS: Record<KeptKind, string> = { favourites: "Keep", hidden: "Hide" };
const TITLES: Record<KeptKind, string> = { favourites: "Keep in your list", hidden: "Hide from lists" };

type KeepButtonsProps = KeptArtist & {
  /** Whether there is room for words beside the icons, but in the narrowest windows. */
  look?: "icons" | "labels";
  className?: string;
};

/**
 * Keeps or hides one artist, in this browser. A hidden artist has one button in the same place, which undoes it. The space is
 * reserved from the start; without scripts it stays empty.
 */
export function KeepButtons({ slug, name, look = "icons", className = "" }: KeepButtonsProps) {
  const kept = useKept();
  const isIn = (kind: KeptKind) => kept?.[kind].some((artist) => artist.slug === slug) ?? false;
  const button = (kind: KeptKind) => {
    const isHidden = kind === "hidden" && isIn(kind);
    const isKept = kind === "favourites" && isIn(kind);
    return (
      <button
        // The same element before and after, so that the focus stays.
        key={kind}
        type="button"
        aria-pressed={kind === "favourites" ? isKept : undefined}
        aria-label={isHidden ? `Hidden. Undo hiding ${name}` : `${LABELS[kind]} ${name}`}
        title={isHidden ? undefined : TITLES[kind]}
        data-keep={isHidden ? "undo" : kind}
        onClick={() => toggleKept(kind, { slug, name })}
        className="flex h-11 flex-1 items-center justify-center gap-1.5 data-[keep=undo]:justify-start whitespace-nowrap rounded-full text-ink-soft hover:text-accent aria-pressed:text-accent"
      >
        {isHidden ? (
          <span className="text-xs">
            Hidden. <span className="link font-semibold">Undo</span>
          </span>
        ) : (
          <>
            <svg
              viewBox="0 0 24 24"
              aria-hidden="true"
              className="size-5"
              fill={isKept ? "currentColor" : "none"}
              stroke="currentColor"
              strokeWidth="1.6"
            >
              <path d={SHAPES[kind]} />
            </svg>
            {look === "labels" ? (
              <span className="font-semibold text-sm max-[24rem]:hidden">{LABELS[kind]}</span>
            ) : null}
          </>
        )}
      </button>
    );
  };
  const width = look === "labels" ? "w-22 min-[24rem]:w-40" : "w-22";
  return (
    // Above the row's own link, which covers all of it.
    <div className={`relative z-10 flex h-11 shrink-0 print:hidden ${width} ${className}`}>
      {kept === null ? null : [isIn("hidden") ? null : button("favourites"), button("hidden")]}
    </div>
  );
}
