"use client";

import { type ReactNode, useId } from "react";
import { formatCount } from "../../../lib/format.ts";
import type { ListenerRange, NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { EVERYONE, type FilterChoices } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { FilterLink } from "./filter-link.tsx";
import { PopularitySlider } from "./popularity-slider.tsx";

type FilterControlsProps = {
  path: string;
  choices: FilterChoices;
  filter: NeighbourFilter;
  /** Called when a pointer or the focus reaches the controls. */
  onApproach: () => void;
};

const RANGE_NAMES = ["Hidden gems", "In between", "Well known"];

/** Filters by popularity and by minimum evidence: every step is a link with its own address. */
export function FilterControls({ path, choices, filter, onApproach }: FilterControlsProps) {
  const { heard, shared } = filter;
  const isHeard = ({ from, to }: ListenerRange) => heard.from === from && heard.to === to;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and these are links
    <div
      role="group"
      aria-label="Filter the list"
      onPointerEnter={onApproach}
      onFocus={onApproach}
      className="mt-4 flex flex-wrap gap-x-14 gap-y-3 print:hidden"
    >
      <div>
        <Steps title="Popularity (listeners)">
          <Step path={path} filter={{ heard: EVERYONE, shared }} isCurrent={isHeard(EVERYONE)} name="All" />
          {choices.ranges.map((range, index) => (
            <Step
              key={range.from}
              path={path}
              filter={{ heard: range, shared }}
              isCurrent={isHeard(range)}
              name={RANGE_NAMES[index] ?? ""}
              bounds={boundsOf(range)}
            />
          ))}
        </Steps>
        <PopularitySlider path={path} stops={choices.stops} filter={filter} />
      </div>
      <Steps title="Minimum shared listeners">
        <Step path={path} filter={{ heard, shared: 0 }} isCurrent={shared === 0} name="Any" />
        {choices.minimums.map((minimum) => (
          <Step
            key={minimum}
            path={path}
            filter={{ heard, shared: minimum }}
            isCurrent={shared === minimum}
            name={formatCount(minimum)}
          />
        ))}
      </Steps>
    </div>
  );
}

function boundsOf({ from, to }: ListenerRange): string {
  if (from === 0) return `under ${formatCount(to + 1)}`;
  return to === EVERYONE.to ? `${formatCount(from)}+` : `${formatCount(from)}–${formatCount(to)}`;
}

function Steps({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div>
      <p id={id} className="text-ink-soft text-sm">
        {title}
      </p>
      <ul aria-labelledby={id} className="mt-0.5 flex flex-wrap gap-x-4 sm:gap-x-6">
        {children}
      </ul>
    </div>
  );
}

type StepProps = {
  path: string;
  filter: NeighbourFilter;
  isCurrent: boolean;
  name: string;
  bounds?: string;
};

function Step({ name, bounds, ...link }: StepProps) {
  return (
    <li>
      <FilterLink
        {...link}
        className="group/step flex min-h-11 min-w-8 flex-col justify-start pt-1.5 text-sm hover:text-accent"
      >
        <span className="w-fit border-transparent border-b-2 group-aria-[current]/step:border-accent group-aria-[current]/step:font-semibold">
          {name}
        </span>
        {bounds === undefined ? null : <span className="text-xs text-ink-soft">{bounds}</span>}
      </FilterLink>
    </li>
  );
}
