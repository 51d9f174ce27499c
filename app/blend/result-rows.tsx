"use client";

import type { BlendArtist, BlendInput, BlendNeighbour, BlendResult } from "../../lib/blend/blend.ts";
import { formatCount, formatPlural, formatSimilarity, roundTo } from "../../lib/format.ts";
import { introduceArtist, introduceByOtherTags } from "../_ui/introduce-artist.ts";
import { FoldableRow } from "../_ui/keep/fold.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { ProfileLines } from "../_ui/profile/profile-lines.tsx";
import { TagNames } from "../_ui/tag-names.tsx";
import { joinNames } from "./join-names.ts";

type RowProps = { rank: number; result: BlendResult; inputs: readonly BlendInput[] };

/** A result with its evidence for each of the blend's artists. */
export function FullResult({ rank, result, inputs, largest }: RowProps & { largest: number }) {
  // The number of listeners is said once: by the introduction where there is nothing else to say.
  const introduction = introduceByOtherTags(result.tags);
  return (
    <FoldableRow
      slug={result.slug}
      value={rank}
      className="group/row relative grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-rule border-b py-4 sm:grid-cols-[2rem_minmax(0,1fr)_minmax(0,2fr)_3.5rem] sm:gap-x-5"
    >
      <span className="pt-1 text-ink-soft text-sm tabular-nums">{rank}</span>
      <div className="min-w-0">
        <ResultLink result={result} className="font-display font-semibold text-xl tracking-tight" />
        <p className="text-sm">
          <Nearness result={result} inputs={inputs} />
        </p>
        {introduction === "" ? null : (
          <p className="text-ink-soft text-sm tabular-nums">{formatPlural(result.listeners, "listener")}</p>
        )}
        <TagNames tags={result.tags} shared={result.sharedTags} />
      </div>
      <dl className="col-span-2 col-start-2 row-start-2 space-y-1 text-sm sm:col-span-1 sm:col-start-auto sm:row-start-auto sm:pt-1">
        {inputs.map(({ artist }, place) => {
          const listed = result.evidence[place];
          return listed ? <Evidence key={artist.slug} artist={artist} listed={listed} largest={largest} /> : null;
        })}
      </dl>
      <Score value={result.score} className="text-lg" />
      <div className="col-span-2 col-start-2 max-w-prose sm:col-span-3 sm:col-start-2">
        <ProfileLines slug={result.slug} name={result.name} introduction={introduction || introduceArtist(result)} />
      </div>
    </FoldableRow>
  );
}

type EvidenceProps = { artist: BlendArtist; listed: BlendNeighbour; largest: number };

/** The similarity of a result to one artist: as a bar and in figures. Its columns have fixed widths, so that all bars share an edge and a scale. */
function Evidence({ artist, listed: { similarity, overlap, lowConfidence }, largest }: EvidenceProps) {
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)_6.25rem] items-center gap-x-2 sm:gap-x-3 sm:grid-cols-[minmax(0,8rem)_minmax(0,1fr)_8.5rem]">
      <dt className="truncate">{artist.name}</dt>
      <dd className="col-span-2 grid grid-cols-subgrid items-center text-ink-soft tabular-nums">
        <span aria-hidden="true" className="h-2">
          <span className="block h-full bg-accent" style={{ width: `${roundTo((similarity / largest) * 100, 1)}%` }} />
        </span>
        <span className="max-sm:text-xs">
          <span className="sr-only">similarity </span>
          <span className="text-ink">{formatSimilarity(similarity)}</span>, {formatCount(overlap)} shared
          <span className="sr-only">{overlap === 1 ? " listener" : " listeners"}</span>
          {lowConfidence ? <span className="block">low confidence</span> : null}
        </span>
      </dd>
    </div>
  );
}

export function ShortResult({ rank, result, inputs }: RowProps) {
  return (
    <FoldableRow
      slug={result.slug}
      value={rank}
      className="group/row relative grid min-h-14 grid-cols-[1.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-rule border-b py-2.5 sm:grid-cols-[2rem_minmax(0,1fr)_3.5rem] sm:gap-x-5"
    >
      <span className="text-ink-soft text-sm tabular-nums">{rank}</span>
      <div className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-6">
        <ResultLink result={result} className="font-semibold" />
        <p className="text-ink-soft text-sm">
          <Nearness result={result} inputs={inputs} />
        </p>
        <div className="w-full max-w-prose">
          <TagNames tags={result.tags} shared={result.sharedTags} />
          <ProfileLines slug={result.slug} name={result.name} introduction={introduceArtist(result)} />
        </div>
      </div>
      <Score value={result.score} className="text-base" />
    </FoldableRow>
  );
}

/** Which of the blend's artists a result is similar to. */
function Nearness({ result, inputs }: Pick<RowProps, "result" | "inputs">) {
  const near = inputs.filter((_, place) => result.evidence[place] != null).map(({ artist }) => artist.name);
  const all = inputs.length === 2 ? "both" : `all ${inputs.length}`;
  const count = near.length === inputs.length ? all : `${near.length} of your ${inputs.length}`;
  return `similar to ${count}: ${joinNames(near)}`;
}

/** Its hit area is the whole row. */
function ResultLink({ result, className }: { result: BlendResult; className: string }) {
  return (
    <PageLink
      href={`/artist/${result.slug}`}
      className={`${className} after:absolute after:inset-0 group-hover/row:text-accent`}
    >
      {result.name}
    </PageLink>
  );
}

function Score({ value, className }: { value: number; className: string }) {
  return (
    <span className={`${className} self-start pt-0.5 text-right font-semibold tabular-nums`}>
      <span className="sr-only">score </span>
      {formatSimilarity(value)}
    </span>
  );
}
