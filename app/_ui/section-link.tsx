"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";

type SectionLinkProps = { href: Route; label: string };

/** One section in the header; marked where the page is the section itself or lies in it. Fetched ahead on interest only. */
export function SectionLink({ href, label }: SectionLinkProps) {
  const pathname = usePathname();
  const [isWanted, setIsWanted] = useState(false);
  const want = () => setIsWanted(true);
  return (
    <Link
      href={href}
      prefetch={isWanted ? null : false}
      onPointerEnter={want}
      onFocus={want}
      aria-current={pathname === href ? "page" : pathname.startsWith(`${href}/`) ? "true" : undefined}
      // An address without a page is rendered under another path.
      suppressHydrationWarning
      className="flex min-h-11 min-w-11 items-center justify-center px-1.5 font-medium text-sm decoration-2 decoration-accent underline-offset-8 hover:text-accent aria-current:underline lg:px-2.5 xl:px-3"
    >
      {label}
    </Link>
  );
}
