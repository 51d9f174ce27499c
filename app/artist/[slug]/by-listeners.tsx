import type { ArtistFile, NamedArtist } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";

/** Links to the artists ranked just before and after this one by listeners. */
export function ByListeners({ previous, next }: ArtistFile["byListeners"]) {
  if (previous === null && next === null) return null;
  return (
    <nav aria-label="Artists by popularity" className="mt-section grid grid-cols-2 gap-x-8 border-rule border-t pt-3">
      {previous === null ? null : <Step artist={previous} label="← More popular" rel="prev" />}
      {next === null ? null : <Step artist={next} label="Less popular →" rel="next" />}
    </nav>
  );
}

function Step({ artist, label, rel }: { artist: NamedArtist; label: string; rel: "prev" | "next" }) {
  return (
    <PageLink
      href={`/artist/${artist.slug}`}
      rel={rel}
      className={`flex min-h-16 flex-col py-1.5 hover:text-accent ${rel === "next" ? "col-start-2 text-right" : ""}`}
    >
      <span translate="yes" className="text-sm text-ink-soft">
        {label}
      </span>
      <span className="font-display text-xl font-semibold tracking-tight">{artist.name}</span>
    </PageLink>
  );
}
