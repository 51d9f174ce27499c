"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";
import { PAGE_CHANGE } from "./page-change.ts";
import { staysHere } from "./stays-here.ts";

type PageLinkProps<Href extends string> = Omit<ComponentProps<"a">, "href"> & {
  href: Route<Href>;
  /** For links that most visitors follow: prefetched once a pointer or the focus is on them. */
  prefetch?: boolean;
};

/**
 * A link to another page of the site; with scripts, the router navigates there. Used instead of next/link, whose other
 * features (prefetching links in view) this site doesn't use, and whose 4 KB of script every page would load.
 */
export function PageLink<Href extends string>({ href, prefetch = false, onClick, ...anchor }: PageLinkProps<Href>) {
  // Such a link is a name, which a translation would spoil, unless it says otherwise itself.
  const translate = href.startsWith("/artist/") ? "no" : undefined;
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !staysHere(event)) return;
    event.preventDefault();
    router.push(href, PAGE_CHANGE);
  };
  const fetchAhead = prefetch ? () => router.prefetch(href) : undefined;
  return (
    <a
      translate={translate}
      {...anchor}
      href={href}
      onClick={follow}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
    />
  );
}
