"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

/** Loads what filters the list in the browser: the code that renders lists, and the artist's file. */
async function load(slug: string, edition: string) {
  const [{ NeighbourList }, { readNeighbours }] = await Promise.all([
    import("./neighbour-list.tsx"),
    import("./read-neighbours.ts"),
  ]);
  return { List: NeighbourList, neighbours: await readNeighbours(slug, edition) };
}

type Loaded = Awaited<ReturnType<typeof load>>;

type LiveList = Loaded & {
  /** Whether the reader had opened the rest of the server's list. */
  wasOpen: boolean;
};

/**
 * Filters the list in the browser: fetched when the reader comes near the filter, used from the first time that
 * it `isNeeded`. If it cannot be loaded, or belongs to another edition than the page, the server renders the address instead.
 * @param list the element that contains the server's list
 */
export function useLiveList(
  { slug, edition }: { slug: string; edition: string },
  isNeeded: boolean,
  list: RefObject<HTMLElement | null>,
) {
  const [live, setLive] = useState<LiveList | null>(null);
  const isWaiting = isNeeded && live === null;
  useEffect(() => {
    if (!isWaiting) return;
    let isWanted = true;
    load(slug, edition).then(
      (loaded) => {
        const wasOpen = list.current?.querySelector("details")?.open ?? false;
        if (isWanted) setLive({ ...loaded, wasOpen });
      },
      () => window.location.reload(),
    );
    return () => {
      isWanted = false;
    };
  }, [slug, edition, isWaiting, list]);
  const prepare = useCallback(() => {
    // A failure surfaces once the list is needed.
    load(slug, edition).catch(() => {});
  }, [slug, edition]);
  return { live, prepare };
}
