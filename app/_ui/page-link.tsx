"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";
import { PAGE_CHANGE } from "./page-change.ts";
import { staysHere } from "./stays-here.ts";

type PageLinkProps<Href extends string> = Omit<ComponentProps<"a">, "href"> & {
  href: Route<Href>;
  /** For links that most visitors follow: fetched ahead once a pointer or the focus is on it. */
  prefetch?: boolean;
};

/**
 * A link to another page of the site, which the router goes to where scripts run. In place of next/link, whose other
 * gifts (fetching what is in view) this site doesn't take, and whose 4 KB of script every page would carry.
 */
export function PageLink<Href extends string>({ href, prefetch = false, onClick, ...anchor }: PageLinkProps<Href>) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !staysHere(event)) return;
    event.preventDefault();
    router.push(href, PAGE_CHANGE);
  };
  const fetchAhead = prefetch ? () => router.prefetch(href) : undefined;
  return <a {...anchor} href={href} onClick={follow} onPointerEnter={fetchAhead} onFocus={fetchAhead} />;
}
