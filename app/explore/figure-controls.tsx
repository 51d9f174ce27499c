"use client";

import type { View } from "../../lib/figures/_shared/figure.ts";
import { averageFloorOf, figureState, floorIndex, type StateParts, withView } from "../../lib/figures/state.ts";
import { formatCount } from "../../lib/format.ts";
import { useExplore } from "./explore-context.tsx";
import { Choices, StateLink } from "./state-link.tsx";

const SCALES = [
  { scale: "log", label: "Log" },
  { scale: "linear", label: "Linear" },
  { scale: "cut", label: "Cut at 95%" },
  { scale: "ccdf", label: "CCDF" },
] as const;

const ROW = "mb-3 flex flex-wrap gap-x-8";

/** The choices for one figure: scale and number of bins, or the minimum of a ranking. */
export function FigureControls({ parts }: { parts: StateParts }) {
  const { state, floors, averageFloor } = useExplore();
  const { id, uses, distribution } = parts;
  const views = distribution?.views ?? [];
  const { view } = figureState(parts, state);
  const [scale, bins = "more"] = view.split("-");
  const to = (next: View) => withView(parts, state, next);
  if (uses.includes("floor")) {
    const current = averageFloorOf({ floors, averageFloor }, state);
    // Artists below the page's own minimum can't be included here.
    const offered = floors.slice(floorIndex(floors, state.min));
    return (
      <div className={ROW}>
        <Choices label="Minimum listeners">
          {offered.map((floor) => (
            <StateLink key={floor} to={{ ...state, floor }} anchor={id} isCurrent={floor === current}>
              {formatCount(floor)}
            </StateLink>
          ))}
        </Choices>
      </div>
    );
  }
  if (views.length === 0) return null;
  const ofScale = (wanted: string) =>
    views.find((one) => one === `${wanted}-${bins}`) ?? views.find((one) => one.startsWith(wanted));
  const ofBins = ["fewer", "more"].flatMap((wanted) => views.filter((one) => one === `${scale}-${wanted}`));
  return (
    <div className={ROW}>
      <Choices label="Scale">
        {SCALES.map(({ scale: one, label }) => {
          const next = ofScale(one);
          return next === undefined ? null : (
            <StateLink key={one} to={to(next)} anchor={id} isCurrent={scale === one}>
              {label}
            </StateLink>
          );
        })}
      </Choices>
      {/* Reserves its space without bins, so that nothing below shifts. */}
      <div className={ofBins.length < 2 ? "invisible" : ""}>
        <Choices label="Bins">
          {(ofBins.length < 2 ? views.slice(0, 2) : ofBins).map((one) => (
            <StateLink key={one} to={to(one)} anchor={id} isCurrent={view === one}>
              {one.endsWith("fewer") ? "Fewer" : "More"}
            </StateLink>
          ))}
        </Choices>
      </div>
    </div>
  );
}
