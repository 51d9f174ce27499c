"use client";

import type { BlendInput, BlendResult } from "../../lib/blend/blend.ts";
import { pathBetween, pathHref } from "../../lib/path/address.ts";
import { CopyLink } from "../_ui/copy-link.tsx";
import { FoldableList } from "../_ui/keep/fold.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { joinNames } from "./join-names.ts";
import { FullResult, ShortResult } from "./result-rows.tsx";
import { Scoring } from "./scoring.tsx";
import { Spread } from "./spread.tsx";

/** Results with all their evidence; the rest open on demand. */
const SHOWN = 15;
/** Maximum number of results; later ones are similar to only one artist, or barely similar. */
const MAX_SHOWN = 60;

type BlendResultsProps = { inputs: BlendInput[]; results: BlendResult[] };

/** The ranked list of a blend, showing which of its artists each result comes from. */
export function BlendResults({ inputs, results }: BlendResultsProps) {
  const near = results.slice(0, SHOWN);
  const further = results.slice(SHOWN, MAX_SHOWN);
  const names = inputs.map(({ artist }) => artist.name);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-8">
        <h2>Similar to {joinNames(names)}</h2>
        <CopyLink />
      </div>
      <Spread inputs={inputs} results={results} />
      {results.length === 0 ? null : (
        <>
          <div className="flex flex-wrap gap-x-6 text-sm">
            <Scoring />
            <PathBetween inputs={inputs} />
          </div>
          <div className="mt-5">
            <FoldableList slugs={[...near, ...further].map(({ slug }) => slug)}>
              <ol className="border-rule border-t">
                {near.map((result, index) => (
                  <FullResult
                    key={result.slug}
                    rank={index + 1}
                    result={result}
                    inputs={inputs}
                    largest={largestOf(near)}
                  />
                ))}
              </ol>
              {further.length === 0 ? null : (
                <details className="group">
                  <summary className="flex min-h-16 items-center gap-3 font-semibold text-accent marker:content-none sm:gap-5">
                    <span
                      aria-hidden="true"
                      className="w-6 text-center text-xl leading-none group-open:rotate-45 sm:w-8"
                    >
                      +
                    </span>
                    <span className="group-open:hidden">Show {SHOWN + further.length}</span>
                    <span className="hidden group-open:inline">Show only the first {SHOWN}</span>
                  </summary>
                  <ol className="border-rule border-t">
                    {further.map((result, index) => (
                      <ShortResult key={result.slug} rank={SHOWN + index + 1} result={result} inputs={inputs} />
                    ))}
                  </ol>
                </details>
              )}
            </FoldableList>
          </div>
        </>
      )}
    </>
  );
}

/** Two artists also have a path between them. */
function PathBetween({ inputs: [first, second, third] }: { inputs: readonly BlendInput[] }) {
  if (!first || !second || third) return null;
  return (
    <PageLink
      href={pathHref(pathBetween(first.artist.slug, second.artist.slug))}
      rel="nofollow"
      className="link inline-flex min-h-11 items-center"
    >
      Find a path between them
    </PageLink>
  );
}

/** The largest similarity that is drawn: bars are as long as their share of it. */
function largestOf(results: readonly BlendResult[]): number {
  return Math.max(...results.flatMap(({ evidence }) => evidence.map((listed) => listed?.similarity ?? 0)));
}
