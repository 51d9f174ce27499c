import type { Estimate } from "../../lib/site-data/quality.ts";

export type ChartRow = { id: string; estimate: Estimate };

const ROW_PX = 44;
const AXIS_PX = 28;
const DOT_RADIUS_PX = 3;
/** Taller than the dot, so that a narrow interval does not disappear behind it. */
const CAP_PX = 6;
const TICK_STEP = 0.05;

type QualityChartProps = {
  /** Best first. */
  rows: readonly ChartRow[];
  /** Method in use, drawn in the accent. */
  inUse: string;
  label: string;
  describedBy: string;
};

/** Dots with 95% intervals, without scripts: positions are shares of the width, so the box can have any width. */
export function QualityChart({ rows, inUse, label, describedBy }: QualityChartProps) {
  const max = TICK_STEP * Math.max(1, Math.ceil(Math.max(...rows.map(({ estimate }) => estimate.high)) / TICK_STEP));
  const across = (value: number) => `${Math.round((100_000 * Math.max(value, 0)) / max) / 1000}%`;
  const ticks = Array.from({ length: Math.round(max / TICK_STEP) + 1 }, (_, step) => step * TICK_STEP);
  const bottom = rows.length * ROW_PX;
  return (
    <div className="px-4">
      <svg
        role="img"
        aria-label={label}
        aria-describedby={describedBy}
        width="100%"
        height={bottom + AXIS_PX}
        className="overflow-visible text-xs"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={across(tick)} x2={across(tick)} y2={bottom} stroke="var(--color-rule)" />
            <text x={across(tick)} y={bottom + 18} textAnchor="middle" fill="var(--color-ink-soft)">
              {tick.toFixed(2)}
            </text>
          </g>
        ))}
        {rows.map(({ id, estimate }, row) => (
          <DotRow key={id} id={id} estimate={estimate} top={row * ROW_PX} across={across} isInUse={id === inUse} />
        ))}
      </svg>
    </div>
  );
}

type DotRowProps = {
  id: string;
  estimate: Estimate;
  top: number;
  across: (value: number) => string;
  isInUse: boolean;
};

function DotRow({ id, estimate: { mean, low, high }, top, across, isInUse }: DotRowProps) {
  const y = top + 30;
  const colour = isInUse ? "var(--color-accent)" : "var(--color-ink)";
  return (
    <g>
      <text y={top + 16} fill="var(--color-ink)" fontWeight={isInUse ? 700 : 400}>
        {isInUse ? `${id} (in use)` : id} · {mean.toFixed(3)}
      </text>
      <line x1={across(low)} x2={across(high)} y1={y} y2={y} stroke={colour} strokeWidth={2} />
      {Object.entries({ low, high }).map(([side, end]) => (
        <line key={side} x1={across(end)} x2={across(end)} y1={y - CAP_PX} y2={y + CAP_PX} stroke={colour} />
      ))}
      <circle cx={across(mean)} cy={y} r={DOT_RADIUS_PX} fill={colour} />
    </g>
  );
}
