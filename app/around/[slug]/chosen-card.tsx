"use client";

import { aroundHref } from "../../../lib/around/address.ts";
import { type Network, type OpenArtist, openWithout } from "../../../lib/around/network.ts";
import { formatCount, formatPlural, formatSimilarity } from "../../../lib/format.ts";
import { Listen } from "../../_ui/listen/listen.tsx";
import { PageLink } from "../../_ui/page-link.tsx";
import { TagNames } from "../../_ui/tag-names.tsx";
import { AroundLink } from "./around-link.tsx";

/** Pairs whose evidence is shown. */
const PAIRS = 3;

type ChosenCardProps = {
  network: Network;
  /** The artist that is pointed at, otherwise the chosen one. */
  shown: string | null;
  slug: string;
  open: readonly string[];
  opened: readonly OpenArtist[];
  isFull: boolean;
  onClose: () => void;
};

/** The artist in question: why it is in the network, and what to do with it. */
export function ChosenCard({ network, shown, slug, open, opened, isFull, onClose }: ChosenCardProps) {
  const artist = network.artists.find((one) => one.slug === shown);
  if (artist === undefined) return null;
  const { name, tags, listeners, isOpen } = artist;
  return (
    <section
      aria-label="Selected artist"
      className="sticky bottom-3 z-20 mt-3 rounded-2xl border border-rule-strong bg-paper px-4 pt-2 pb-1 text-sm shadow-ink/5 shadow-lg lg:top-8 lg:bottom-auto lg:mt-0 lg:self-start lg:border-0 lg:px-0 lg:shadow-none print:hidden"
    >
      <div className="flex items-baseline justify-between gap-x-4 lg:block">
        <PageLink
          href={`/artist/${artist.slug}`}
          className="link inline-flex min-h-11 min-w-0 items-center font-display font-semibold text-xl leading-tight lg:text-2xl"
        >
          <bdi className="line-clamp-2">{name}</bdi>
        </PageLink>
        <p className="shrink-0 text-ink-soft tabular-nums">{formatPlural(listeners, "listener")}</p>
      </div>
      <div className="max-lg:hidden">
        <TagNames tags={tags} />
      </div>
      <Evidence network={network} slug={artist.slug} />
      <div className="flex items-center gap-x-5 lg:mt-3">
        {artist.slug === slug ? null : isOpen ? (
          <AroundLink
            href={aroundHref(slug, openWithout(opened, artist.slug))}
            label={`Close ${name}`}
            onFollow={onClose}
            className={ACTION}
          >
            Close
          </AroundLink>
        ) : isFull ? (
          <PageLink href={aroundHref(artist.slug)} rel="nofollow" className={ACTION}>
            Start from here
          </PageLink>
        ) : (
          <AroundLink href={aroundHref(slug, [...open, artist.slug])} label={`Open ${name}`} className={ACTION}>
            Open
          </AroundLink>
        )}
        <Listen slug={artist.slug} name={name} />
      </div>
    </section>
  );
}

const ACTION = "link inline-flex min-h-11 min-w-11 items-center font-semibold";

/** The evidence for an artist's pairs: first with those that are open, which brought it here, then the most similar. */
function Evidence({ network, slug }: { network: Network; slug: string }) {
  const artists = new Map(network.artists.map((artist) => [artist.slug, artist]));
  const isOpen = (other: string) => artists.get(other)?.isOpen === true;
  const pairs = network.links
    .flatMap((link) =>
      link.from === slug ? { ...link, other: link.to } : link.to === slug ? { ...link, other: link.from } : [],
    )
    .sort((a, b) => Number(isOpen(b.other)) - Number(isOpen(a.other)) || b.similarity - a.similarity);
  return (
    <ul className="min-h-[2lh] tabular-nums lg:mt-4 lg:grid lg:min-h-0 lg:gap-y-2.5">
      {pairs.slice(0, PAIRS).map(({ other, overlap, similarity, lowConfidence }, index) => (
        <li key={other} className={index > 1 ? "max-lg:hidden" : undefined}>
          <bdi className="font-semibold">{artists.get(other)?.name}</bdi>{" "}
          <span className="text-ink-soft lg:block">
            {formatCount(overlap)} shared
            <span className="max-sm:sr-only"> {overlap === 1 ? "listener" : "listeners"}</span>, similarity{" "}
            {formatSimilarity(similarity)}
            {lowConfidence ? ", low confidence" : null}
          </span>
        </li>
      ))}
      {pairs.length > PAIRS ? (
        <li className="text-ink-soft max-lg:hidden">and {pairs.length - PAIRS} more, in the list</li>
      ) : null}
    </ul>
  );
}
