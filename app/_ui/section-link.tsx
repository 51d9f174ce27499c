"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { PageLink } from "./page-link.tsx";

type SectionLinkProps = { href: Route; label: string };

/** One section in the header; marked if the page is the section itself or part of it. */
export function SectionLink({ href, label }: SectionLinkProps) {
  const pathname = usePathname();
  return (
    <PageLink
      href={href}
      prefetch
      aria-current={pathname === href ? "page" : pathname.startsWith(`${href}/`) ? "true" : undefined}
      // An address without a page is rendered under another path.
      suppressHydrationWarning
      className="flex min-h-11 min-w-11 items-center justify-center px-1.5 font-medium text-sm decoration-2 decoration-accent underline-offset-8 hover:text-accent aria-[current]:underline lg:px-2.5 xl:px-3"
    >
      {label}
    </PageLink>
  );
}
