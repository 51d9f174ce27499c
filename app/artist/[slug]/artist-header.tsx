import { formatCount, formatPlural } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { Listen } from "../../_ui/listen/listen.tsx";
import { ProfileLines } from "../../_ui/profile/profile-lines.tsx";
import { NotThisOne } from "../../_ui/search-box/not-this-one.tsx";
import { introduceArtist } from "./introduction.ts";
import { NextSteps } from "./next-steps.tsx";
import { PageTags } from "./page-tags.tsx";

type ArtistHeaderProps = {
  artist: ArtistFile;
  /** Published artists in all. */
  artists: number;
};

/** Who this is, in one glance: name, sound, numbers, profile, and what to do next. */
export function ArtistHeader({ artist, artists }: ArtistHeaderProps) {
  const { slug, name, tags, statistics } = artist;
  const { listeners, averagePlays } = statistics;
  const plays = formatPlural(Math.round(averagePlays.value), "play");
  return (
    <header className="relative">
      <NotThisOne slug={slug} />
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-3">
        <h1 translate="no" className={`min-w-0 ${nameSize(name)}`}>
          {name}
        </h1>
        <div className="flex items-center gap-x-1 print:hidden">
          <Listen slug={slug} name={name} look="button" />
          <KeepButtons slug={slug} name={name} look="labels" className="noscript:hidden" />
          <NextSteps slug={slug} name={name} />
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-baseline justify-between gap-x-10 gap-y-1 border-rule border-b pb-3 sm:mt-5 sm:pb-4">
        <PageTags tags={tags} />
        <p className="text-ink-soft text-sm tabular-nums">
          {formatPlural(listeners.value, "listener")} · no.&nbsp;{formatCount(listeners.rank)} of {formatCount(artists)}{" "}
          · {listeners.value === 1 ? plays : `${plays} each`}
        </p>
      </div>
      <div className="mt-3 max-w-prose sm:mt-4">
        <ProfileLines slug={slug} name={name} introduction={introduceArtist(artist)} lines={3} />
      </div>
    </header>
  );
}

/** Long names and long words get a smaller size, so that words do not break. */
function nameSize(name: string): string {
  const longestWord = Math.max(...name.split(/[\s-]/).map((word) => word.length));
  if (name.length > 60) return "max-w-[24em] text-2xl";
  if (name.length > 26 || longestWord > 12) return "max-w-[16em] text-3xl";
  // Tight letter and line spacing suits Latin letters only.
  if (!/\p{Script=Latin}/u.test(name)) return "max-w-[12em] text-name leading-[1.1] tracking-normal";
  return "max-w-[12em] text-name";
}
