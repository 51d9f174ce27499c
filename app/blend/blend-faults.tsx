"use client";

import { type BlendEntry, type BlendFault, blendHref, MAX_BLENDED, MAX_WEIGHT } from "../../lib/blend/address.ts";
import type { BlendArtist } from "../../lib/blend/blend.ts";
import type { AddressedBlend } from "./use-blend.ts";

type BlendFaultsProps = {
  entries: BlendEntry[];
  faults: BlendFault[];
  artists: Map<string, BlendArtist>;
  state: AddressedBlend["state"];
};

/** The parts of the address that could not be used, and whether an artist is still loading. */
export function BlendFaults({ entries, faults, artists, state }: BlendFaultsProps) {
  const nameOf = (slug: string) => artists.get(slug)?.name ?? slug;
  return (
    <>
      {faults.length === 0 ? null : (
        <ul className="mt-4 space-y-1 border-accent border-l-2 pl-4 text-sm">
          {faults.map((fault) => {
            const sentence = sentenceOf(fault, nameOf);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ul>
      )}
      <p role="status" className={state === "failed" ? "mt-4 text-sm" : "sr-only"}>
        {state === "loading" ? "Loading artist…" : null}
        {state === "failed" ? "An artist couldn’t be loaded. " : null}
      </p>
      {state === "failed" ? (
        // The address is valid, so a request to the server tries again.
        <a href={blendHref(entries)} rel="nofollow" className="link inline-flex min-h-11 items-center text-sm">
          Try again
        </a>
      ) : null}
    </>
  );
}

function sentenceOf(fault: BlendFault, nameOf: (slug: string) => string): string {
  switch (fault.kind) {
    case "repeated":
      return `${nameOf(fault.artist)} appears more than once and counts once.`;
    case "weight":
      return `A weight must be a whole number from 1 to ${MAX_WEIGHT}: “${fault.found}” for ${nameOf(fault.artist)} counts as 1.`;
    case "too-many":
      return `A blend holds up to ${MAX_BLENDED} artists. Left out: ${fault.left.map(nameOf).join(", ")}.`;
  }
}
