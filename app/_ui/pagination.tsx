import type { Route } from "next";
import { formatCount } from "../../lib/format.ts";
import { PageLink } from "./page-link.tsx";

type PaginationProps<Path extends string> = {
  page: number;
  pages: number;
  hrefOf: (page: number) => Route<Path>;
};

/** Links to the first, previous, next and last page, as far as they exist. */
export function Pagination<Path extends string>({ page, pages, hrefOf }: PaginationProps<Path>) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex flex-wrap items-center gap-x-2 gap-y-1">
      <Step label="First" rel={undefined} href={page > 2 ? hrefOf(1) : null} />
      <Step label="Previous" rel="prev" href={page > 1 ? hrefOf(page - 1) : null} />
      <span className="px-2 text-sm text-ink-soft first:pl-0 tabular-nums">
        Page {formatCount(page)} of {formatCount(pages)}
      </span>
      <Step label="Next" rel="next" href={page < pages ? hrefOf(page + 1) : null} />
      <Step label="Last" rel={undefined} href={page < pages - 1 ? hrefOf(pages) : null} />
    </nav>
  );
}

type StepProps<Path extends string> = { label: string; rel: string | undefined; href: Route<Path> | null };

function Step<Path extends string>({ label, rel, href }: StepProps<Path>) {
  if (href === null) return null;
  return (
    <PageLink
      href={href}
      rel={rel}
      className="flex min-h-11 min-w-11 items-center rounded-full border border-rule-strong px-4 text-sm font-semibold hover:border-accent hover:text-accent"
    >
      {label}
    </PageLink>
  );
}
