import type { ReactNode } from "react";

/** One part of the page: its heading beside its text on wide screens. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-6 gap-x-14 gap-y-5 border-rule border-t py-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] lg:py-14"
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="min-w-0 space-y-4 [&>p]:max-w-prose">{children}</div>
    </section>
  );
}
