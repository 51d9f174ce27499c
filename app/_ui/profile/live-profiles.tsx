"use client";

import { ProfileResponse } from "../../../lib/profiles/contract.ts";
import { fetchJson } from "../../../lib/site-data/fetch.ts";
import { areProfilesOff, arrive, turnProfilesOff } from "./profile-store.ts";
import { ProfileText } from "./profile-text.tsx";
import { createScheduler } from "./scheduler.ts";

/** Distance from the viewport at which a row is worth a request. */
const NEAR = "400px 0px";

/** The only one of the page: everything that wants a profile goes through it. */
const scheduler = createScheduler({
  request: (slug) => fetchJson(`/api/bio/${slug}`, ProfileResponse),
  arrive,
  turnOff: turnProfilesOff,
  isOff: areProfilesOff,
});

type Watched = { slug: string; isOwn: boolean };

const watched = new Map<Element, Watched & { isNear: boolean }>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) setNear(target, isIntersecting);
  },
  { rootMargin: NEAR },
);

function setNear(element: Element, isNear: boolean): void {
  const found = watched.get(element);
  if (found === undefined || found.isNear === isNear) return;
  found.isNear = isNear;
  if (isNear) scheduler.want(found.slug, found.isOwn);
  else scheduler.drop(found.slug);
}

/** Requests the profile of what `element` shows whenever that is near the viewport. @returns ends it */
export function watch(element: Element, what: Watched): () => void {
  watched.set(element, { ...what, isNear: false });
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    setNear(element, false);
    watched.delete(element);
  };
}

/** In the same chunk, so that a profile never arrives without what shows it. */
export default ProfileText;
