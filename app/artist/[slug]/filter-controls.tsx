"use client";

import { type ReactNode, useId, useState } from "react";
import { formatCount } from "../../../lib/format.ts";
import type { ListenerRange, NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { EVERYONE, type FilterChoices, queryOf } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { FilterLink } from "./filter-link.tsx";

type FilterControlsProps = { path: string; choices: FilterChoices; filter: NeighbourFilter };

const RANGE_NAMES = ["Hidden gems", "In between", "Well known"];

/** Filters behind one button, open if one is active. Every step is a link with its own address. */
export function FilterControls({ path, choices, filter }: FilterControlsProps) {
  const [isOpen] = useState(queryOf({ ...filter, order: null }) !== "");
  const { heard, shared, tag, not } = filter;
  const isHeard = ({ from, to }: ListenerRange) => heard.from === from && heard.to === to;
  const ranges = [EVERYONE, ...choices.ranges];
  const step = (change: Partial<NeighbourFilter>, isCurrent: boolean, name: string, bounds?: string) => (
    <li key={name}>
      <FilterLink path={path} filter={{ ...filter, ...change }} isCurrent={isCurrent} className="kin-step">
        <bdi>{name}</bdi>
        {bounds === undefined ? null : <span className="font-normal text-ink-soft text-xs"> {bounds}</span>}
      </FilterLink>
    </li>
  );
  const offered = (wanted: string | null) =>
    wanted === null || choices.tags.includes(wanted) ? choices.tags : [wanted, ...choices.tags];
  return (
    <details open={isOpen}>
      <summary>Filter</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and these are links */}
      <div role="group" aria-label="Filter the list">
        <Steps title="Popularity" note="how many listeners the artist has">
          {ranges.map((range, index) =>
            index === 0
              ? step({ heard: EVERYONE }, isHeard(EVERYONE), "All")
              : step({ heard: range }, isHeard(range), RANGE_NAMES[index - 1] ?? "", boundsOf(range)),
          )}
          {ranges.some(isHeard) ? null : step({}, true, "Your own range", boundsOf(heard))}
        </Steps>
        <Steps title="Evidence" note="least listeners in common">
          {step({ shared: 0 }, shared === 0, "Any")}
          {choices.minimums.map((least) => step({ shared: least }, shared === least, formatCount(least)))}
          {shared === 0 || choices.minimums.includes(shared) ? null : step({}, true, formatCount(shared))}
        </Steps>
        {choices.tags.length === 0 && tag === null && not === null
          ? null
          : (["tag", "not"] as const).map((which) => (
              <Steps key={which} title={which === "tag" ? "Only" : "Without"} note="artists with this tag">
                {step({ [which]: null }, filter[which] === null, which === "tag" ? "Any tag" : "Leave none out")}
                {offered(filter[which]).map((name) => step({ [which]: name }, filter[which] === name, name))}
              </Steps>
            ))}
      </div>
    </details>
  );
}

function boundsOf({ from, to }: ListenerRange): string {
  if (from === 0) return `under ${formatCount(to + 1)}`;
  return to === EVERYONE.to ? `${formatCount(from)}+` : `${formatCount(from)}–${formatCount(to)}`;
}

function Steps({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  const id = useId();
  return (
    <div>
      <p id={id} className="text-sm">
        <span className="font-semibold">{title}</span> <span className="text-ink-soft">{note}</span>
      </p>
      <ul aria-labelledby={id} className="mt-1.5 flex flex-wrap gap-2">
        {children}
      </ul>
    </div>
  );
}
