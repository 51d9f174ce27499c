"use client";

import Link from "next/link";
import type { BlendInput, BlendResult } from "../../lib/blend/blend.ts";
import { pathHref } from "../../lib/contracts/path-query.ts";
import { formatPlural } from "../../lib/format.ts";

type SpreadProps = { inputs: readonly BlendInput[]; results: readonly BlendResult[] };

/** How much the artists have in common; where it is nothing, the way from one to the other. */
export function Spread({ inputs, results }: SpreadProps) {
  const nearTo = (least: number) => results.filter(({ evidence }) => evidence.filter(Boolean).length >= least).length;
  const shared = nearTo(2);
  const all = nearTo(inputs.length);
  const [first, second] = inputs;
  if (results.length === 0) return <p className="mt-3">None of them has neighbours, so there is nothing to blend.</p>;
  if (shared === 0) {
    return (
      <p className="mt-3 max-w-prose">
        They have nobody in common: each result is near to one of them only.{" "}
        {first && second ? (
          <Link
            href={pathHref({ from: first.artist.slug, to: second.artist.slug, avoid: [] })}
            prefetch={false}
            className="link"
          >
            See the chain of neighbours from {first.artist.name} to {second.artist.name}
          </Link>
        ) : null}
      </p>
    );
  }
  const both = inputs.length === 2 ? "both" : `all ${inputs.length}`;
  return (
    <p className="mt-3 max-w-prose tabular-nums" role="status">
      {formatPlural(results.length, "artist")} in their lists:{" "}
      <strong className="font-semibold text-accent">{all === 0 ? "none" : all}</strong> near to {both}
      {inputs.length > 2 ? `, ${shared} to at least two` : null}.
    </p>
  );
}
