"use client";

import type { BlendInput, BlendResult } from "../../lib/blend/blend.ts";
import { formatPlural } from "../../lib/format.ts";

type SpreadProps = { inputs: readonly BlendInput[]; results: readonly BlendResult[] };

/** How much the artists have in common. */
export function Spread({ inputs, results }: SpreadProps) {
  const nearTo = (min: number) => results.filter(({ evidence }) => evidence.filter(Boolean).length >= min).length;
  const shared = nearTo(2);
  const all = nearTo(inputs.length);
  if (results.length === 0)
    return <p className="mt-3">None of them has similar artists, so there is nothing to blend.</p>;
  if (shared === 0) {
    return (
      <p className="mt-3 max-w-prose" role="status">
        They have no similar artists in common: each result is similar to only one of them.
      </p>
    );
  }
  const both = inputs.length === 2 ? "both" : `all ${inputs.length}`;
  return (
    <p className="mt-3 max-w-prose tabular-nums" role="status">
      {formatPlural(results.length, "artist")} in their lists:{" "}
      <strong className="font-semibold text-accent">{all === 0 ? "none" : all}</strong> similar to {both}
      {inputs.length > 2 ? `, ${shared} to at least two` : null}.
    </p>
  );
}
