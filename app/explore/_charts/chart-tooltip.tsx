"use client";

/** What a bar or a bin stands for; announced, because the arrow keys move it too. */
export function ChartTooltip({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div role="status" className="max-w-64 border border-rule-strong bg-paper px-3 py-2 text-sm tabular-nums">
      <p className="font-semibold">{title}</p>
      {lines.map((line) => (
        <p key={line} className="text-ink-soft">
          {line}
        </p>
      ))}
    </div>
  );
}
