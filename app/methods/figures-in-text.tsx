import type { Estimate } from "../../lib/site-data/quality.ts";

/** A mean and its 95% interval. */
export const interval = ({ mean, low, high }: Estimate) => (
  <>
    {mean.toFixed(3)}{" "}
    <span className="inline-block text-ink-soft text-xs">
      {low.toFixed(3)}–{high.toFixed(3)}
    </span>
  </>
);

/** Numbers of listeners, as a heading: "3–9" or "50 or more". */
export const bandTitle = ({ from, to }: { from: number; to: number | null }): string =>
  to === null ? `${from} or more` : `${from}\u2060–\u2060${to}`;
