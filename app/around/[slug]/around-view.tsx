"use client";

import { lazy, Suspense, useState } from "react";
import { aroundHref, MAX_OPEN } from "../../../lib/around/address.ts";
import { branchOf, NEAR, networkOf, type OpenArtist } from "../../../lib/around/network.ts";
import { reservedHeight } from "../../../lib/around/reserved.ts";
import { formatPlural } from "../../../lib/format.ts";
import { pushAddress } from "../../_ui/address.ts";
import { CopyLink } from "../../_ui/copy-link.tsx";
import { AroundLink } from "./around-link.tsx";
import { ChosenCard } from "./chosen-card.tsx";
import { NestedList } from "./nested-list.tsx";
import { useAround } from "./use-around.ts";

/** With the code that lays it out; the list is there from the start. */
const Drawing = lazy(async () => ({ default: (await import("./drawing.tsx")).Drawing }));

type AroundViewProps = {
  slug: string;
  /** The first artist and those that the address has open, from the server. */
  served: OpenArtist[];
};

/** The network in the address: as a drawing, with scripts, and as nested lists. */
export function AroundView({ slug, served }: AroundViewProps) {
  const { open, opened, state } = useAround(slug, served);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const network = networkOf(opened);
  const branch = branchOf(opened);
  const nameOf = (wanted: string) => network.artists.find((artist) => artist.slug === wanted)?.name ?? wanted;
  const reserved = reservedHeight(network.artists.length);
  const isFull = open.length + 1 >= MAX_OPEN;
  const isThere = (wanted: string | null) => network.artists.some((artist) => artist.slug === wanted);
  const current = isThere(chosen) ? chosen : (opened.at(-1)?.slug ?? slug);
  const shown = isThere(pointed) ? pointed : current;
  const choose = (wanted: string) => {
    setChosen(wanted);
    const isOpen = network.artists.some((artist) => artist.slug === wanted && artist.isOpen);
    if (!isOpen && !isFull) pushAddress(aroundHref(slug, [...open, wanted]));
  };
  if (branch === null || branch.rows.length === 0) {
    return <p className="mt-8 max-w-prose text-lg">No artist is near enough to show: too few listeners are shared.</p>;
  }
  return (
    <>
      <div className="mt-3 flex min-h-11 flex-wrap items-center gap-x-4 text-sm sm:gap-x-6 print:hidden">
        <p className="tabular-nums">
          <strong className="font-semibold">
            {open.length + 1} of {MAX_OPEN}
          </strong>{" "}
          open
          <span className="max-sm:hidden">
            {isFull ? ": close one to open another" : `, ${formatPlural(network.artists.length, "artist")}`}
          </span>
        </p>
        {open.length === 0 ? null : (
          <>
            <AroundLink
              href={aroundHref(slug, open.slice(0, -1))}
              label={`Undo: close ${nameOf(open.at(-1) ?? "")}`}
              className={CONTROL}
              onFollow={() => setChosen(null)}
            >
              Undo
            </AroundLink>
            <AroundLink href={aroundHref(slug)} className={CONTROL} onFollow={() => setChosen(null)}>
              Start again
            </AroundLink>
          </>
        )}
        <span className="ml-auto noscript:hidden">
          <CopyLink />
        </span>
      </div>
      <p role="status" className={state === "failed" ? "text-sm" : "sr-only"}>
        {state === "loading" ? `Opening ${nameOf(open.at(-1) ?? "")}…` : null}
        {state === "failed" ? "An artist couldn’t be loaded. " : null}
        {state === "ready" && isFull ? `${MAX_OPEN} artists are open: close one to open another. ` : null}
        {state === "ready" && !isFull && open.length > 0
          ? `${nameOf(open.at(-1) ?? "")} is open, ${formatPlural(network.artists.length, "artist")} in all.`
          : null}
      </p>
      {state === "failed" ? (
        // The address is valid, so a request to the server tries again.
        <a href={aroundHref(slug, open)} rel="nofollow" className={CONTROL}>
          Try again
        </a>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,1fr)_18rem] noscript:hidden">
        <section
          aria-label="Network"
          className="-mx-gutter min-w-0 border-rule border-y sm:mx-0 sm:rounded-3xl sm:border"
        >
          <div
            style={{ "--narrow": `${reserved.narrow}rem`, "--wide": `${reserved.wide}rem` }}
            className="min-h-(--narrow) sm:min-h-(--wide)"
          >
            <Suspense fallback={null}>
              <Drawing
                opened={opened}
                network={network}
                shown={shown}
                busy={state === "loading" ? (open.at(-1) ?? null) : null}
                onPoint={setPointed}
                onChoose={choose}
              />
            </Suspense>
          </div>
        </section>
        <ChosenCard
          network={network}
          shown={shown}
          slug={slug}
          open={open}
          opened={opened}
          isFull={isFull}
          onClose={() => setChosen(null)}
        />
      </div>
      <p className="mt-3 max-w-prose text-ink-soft text-sm noscript:hidden">
        The larger a circle, the more listeners; the broader a line, the more similar two artists are. Dotted: only one
        is among the other’s {NEAR} nearest.
      </p>
      <section aria-labelledby="as-a-list" className="mt-section noscript:mt-4 max-w-3xl">
        <h2 id="as-a-list">As a list</h2>
        <div className="mt-4">
          <NestedList branch={branch} slug={slug} open={open} opened={opened} />
        </div>
      </section>
    </>
  );
}

const CONTROL = "link inline-flex min-h-11 min-w-11 items-center text-sm";
