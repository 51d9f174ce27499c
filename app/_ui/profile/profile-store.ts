"use client";

import { useSyncExternalStore } from "react";
import type { LastingProfile } from "../../../lib/profiles/contract.ts";
import type { SourceName } from "../../../lib/profiles/sources.ts";

/** How long this tab believes that the site has no profiles; an operator may add a key meanwhile. */
const OFF_MS = 10 * 60_000;
const OFF_KEY = "kindred.profiles-off-until";

/** By slug: the profiles that have arrived during this visit. */
const arrived = new Map<string, LastingProfile>();
/** How many texts of each source are on the page. */
const shown = new Map<SourceName, number>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function arrive(slug: string, profile: LastingProfile): void {
  arrived.set(slug, profile);
  tell();
}

export const hasArrived = (slug: string) => arrived.has(slug);

/** The artist's profile, once it has arrived. */
export function useProfile(slug: string): LastingProfile | null {
  return useSyncExternalStore(
    subscribe,
    () => arrived.get(slug) ?? null,
    () => null,
  );
}

const NO_TAGS: readonly string[] = [];

/**
 * The tags that came with an artist's profile, best first; none before it arrives. For datasets without tags of their own.
 * It requests nothing: `ProfileLines` of the same artist does.
 */
export function useProfileTags(slug: string): readonly string[] {
  return useProfile(slug)?.tags ?? NO_TAGS;
}

/** Counts a text of this source as shown; `<html>` names the sources, for profile-credit.tsx. @returns takes it back */
export function countAsShown(source: SourceName): () => void {
  const change = (by: 1 | -1) => {
    shown.set(source, (shown.get(source) ?? 0) + by);
    const sources = [...shown].flatMap(([name, texts]) => (texts > 0 ? [name] : []));
    document.documentElement.dataset.profiles = sources.join(" ");
  };
  change(1);
  return () => change(-1);
}

let offUntilMs: number | undefined;

/** Whether the site said, a short while ago, that it has no profiles. */
export function areProfilesOff(): boolean {
  offUntilMs ??= Number(readSession(OFF_KEY) ?? 0);
  return Date.now() < offUntilMs;
}

/** Remembers, for this tab and a while, that the site has no profiles. */
export function turnProfilesOff(): void {
  offUntilMs = Date.now() + OFF_MS;
  try {
    sessionStorage.setItem(OFF_KEY, String(offUntilMs));
  } catch {
    // Then it lasts until the next full load.
  }
}

function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
