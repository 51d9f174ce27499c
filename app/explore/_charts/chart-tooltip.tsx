"use client";

/** What a bar or a bin stands for, its name first; announced, because the arrow keys move it too. */
export function ChartTooltip({ lines }: { lines: string[] }) {
  return (
    <div
      role="status"
      className="max-w-64 border border-rule-strong bg-paper px-3 py-2 text-ink-soft text-sm tabular-nums *:first:font-semibold *:first:text-ink"
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
