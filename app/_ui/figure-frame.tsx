import type { ReactNode } from "react";

/** Ids that a figure's parts refer to each other by. */
export function figureIds(id: string) {
  return { title: `${id}-title`, finding: `${id}-finding` };
}

type FigureFrameProps = {
  /** Anchor of the figure. */
  id: string;
  title: string;
  /** What the figure shows, in a sentence; also its description for people who don't see it. */
  finding: string;
  children: ReactNode;
  /** The same data as a table. */
  table: ReactNode;
  /** Addresses of the data. */
  downloads: { href: string; label: string }[];
};

/** One figure: what it shows in words, the drawing, and the same data to read and to take away. */
export function FigureFrame({ id, title, finding, children, table, downloads }: FigureFrameProps) {
  const ids = figureIds(id);
  return (
    <figure
      id={id}
      aria-labelledby={ids.title}
      aria-describedby={ids.finding}
      className="grid scroll-mt-6 gap-x-14 gap-y-6 border-rule border-t py-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] lg:py-14"
    >
      <figcaption className="max-w-prose self-start lg:sticky lg:top-8">
        <h2 id={ids.title}>{title}</h2>
        <p id={ids.finding} className="mt-3">
          {finding}
        </p>
      </figcaption>
      <div className="min-w-0">
        {children}
        <div className="mt-3 flex flex-wrap gap-x-8 text-sm">
          <details className="open:w-full">
            <summary className="w-fit py-2.5 font-medium hover:text-accent">The figure as a table</summary>
            <div className="pt-2 pb-4">{table}</div>
          </details>
          {downloads.map(({ href, label }) => (
            <a key={href} href={href} className="link py-2.5">
              {label}
            </a>
          ))}
        </div>
      </div>
    </figure>
  );
}
