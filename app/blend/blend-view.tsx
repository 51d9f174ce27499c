"use client";

import { type ReactNode, useRef } from "react";
import { MAX_BLENDED } from "../../lib/blend/address.ts";
import { type BlendInput, blend } from "../../lib/blend/blend.ts";
import type { UnknownArtist } from "../typed-artist.ts";
import { AddArtist } from "./add-artist.tsx";
import { BlendFaults } from "./blend-faults.tsx";
import { BlendChips, BlendInputs } from "./blend-inputs.tsx";
import { BlendResults } from "./blend-results.tsx";
import type { DatedArtist } from "./dated-artist.ts";
import { OneArtist } from "./one-artist.tsx";
import { useBlend } from "./use-blend.ts";

type BlendViewProps = {
  /** The artists in the address that the server rendered. */
  served: DatedArtist[];
  /** The query of the address that the server rendered. */
  query: string;
  unknown: UnknownArtist[];
  /** Shown while the blend is empty. */
  empty: ReactNode;
};

/** Inputs and results of the blend in the address: first from the server, then in the browser. */
export function BlendView({ served, query, unknown, empty }: BlendViewProps) {
  const { entries, faults, artists, state } = useBlend({
    query,
    artists: served,
    unknown: new Set(unknown.map(({ typed }) => typed)),
  });
  const results = useRef<HTMLElement>(null);
  const inputs = entries.flatMap(({ artist: slug, weight }): BlendInput[] => {
    const artist = artists.get(slug);
    return artist ? [{ artist, weight }] : [];
  });
  const showResults = () => results.current?.focus();
  return (
    <div className="mt-4 grid gap-x-16 gap-y-4 lg:mt-8 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      <div className="lg:sticky lg:top-8 lg:self-start">
        <BlendChips entries={entries} inputs={inputs} onRemove={showResults} />
        <details className="open-from-lg" open={inputs.length < 2 || inputs.length < entries.length}>
          <summary className="link inline-flex min-h-11 items-center text-sm marker:content-none">
            {entries.length < MAX_BLENDED ? "Add artists, set weights" : "Set weights"}
          </summary>
          <BlendInputs entries={entries} inputs={inputs} unknown={unknown} onRemove={showResults} />
          {entries.length < MAX_BLENDED ? <AddArtist entries={entries} /> : null}
        </details>
        <BlendFaults entries={entries} faults={faults} artists={artists} state={state} />
      </div>
      <section
        ref={results}
        tabIndex={-1}
        aria-label="Results"
        aria-busy={state === "loading"}
        className={`outline-none ${state === "loading" ? "opacity-60" : ""}`}
      >
        {inputs.length > 1 ? <BlendResults inputs={inputs} results={blend(inputs)} /> : null}
        {inputs[0] !== undefined && inputs.length === 1 ? (
          <OneArtist artist={inputs[0].artist} entries={entries} />
        ) : null}
        {inputs.length === 0 ? empty : null}
      </section>
    </div>
  );
}
