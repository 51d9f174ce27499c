"use client";

import { aroundHref, MAX_OPEN } from "../../../lib/around/address.ts";
import { type Branch, type OpenArtist, openWithout } from "../../../lib/around/network.ts";
import { formatPlural, formatSimilarity } from "../../../lib/format.ts";
import { Listen } from "../../_ui/listen/listen.tsx";
import { PageLink } from "../../_ui/page-link.tsx";
import { AroundLink } from "./around-link.tsx";

type NestedListProps = {
  branch: Branch;
  /** Where the network begins. */
  slug: string;
  /** Slugs of those opened after it. */
  open: readonly string[];
  opened: readonly OpenArtist[];
};

/** An opened artist's nearest, each with its own list below it where it is open. */
export function NestedList({ branch, slug, open, opened }: NestedListProps) {
  return (
    <ol aria-label={`Nearest to ${branch.artist.name}`} className="border-rule border-t">
      {branch.rows.map(({ near, branch: own, isElsewhere }, index) => (
        <li key={near.slug} className="border-rule border-b last:border-b-0">
          <div className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-2 py-1.5 sm:grid-cols-[2rem_minmax(0,1fr)_auto_auto] sm:gap-x-5">
            <span className="self-start pt-2 text-ink-soft text-sm tabular-nums">{index + 1}</span>
            <div className="min-w-0">
              <PageLink
                href={`/artist/${near.slug}`}
                className="inline-flex min-h-11 items-center font-semibold hover:text-accent sm:min-h-8"
              >
                {near.name}
              </PageLink>
              <p className="text-ink-soft text-sm tabular-nums">
                {formatPlural(near.overlap, "listener")} shared with <bdi>{branch.artist.name}</bdi>, similarity{" "}
                {formatSimilarity(near.similarity)}
                {near.lowConfidence ? ", low confidence" : null}
              </p>
            </div>
            <span className="max-sm:hidden">
              <Listen slug={near.slug} name={near.name} />
            </span>
            <Step name={near.name} near={near.slug} isOpen={own !== null} {...{ isElsewhere, slug, open, opened }} />
          </div>
          {own === null || own.rows.length === 0 ? null : (
            <div className="ml-2 border-accent border-l-2 pl-2.5 sm:ml-3.5 sm:pl-5">
              <NestedList branch={own} slug={slug} open={open} opened={opened} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

type StepProps = Omit<NestedListProps, "branch"> & {
  name: string;
  near: string;
  isOpen: boolean;
  isElsewhere: boolean;
};

/** Opens or closes an artist. */
function Step({ name, near, isOpen, isElsewhere, slug, open, opened }: StepProps) {
  if (isElsewhere) {
    return <span className="text-right text-ink-soft text-sm">{near === slug ? "the start" : "open"}</span>;
  }
  if (!isOpen && open.length + 1 >= MAX_OPEN) return <span />;
  const others = isOpen ? openWithout(opened, near) : [...open, near];
  return (
    <AroundLink
      href={aroundHref(slug, others)}
      label={`${isOpen ? "Close" : "Open"} ${name}`}
      className="link inline-flex min-h-11 min-w-11 items-center justify-end text-sm"
    >
      {isOpen ? "Close" : "Open"}
    </AroundLink>
  );
}
