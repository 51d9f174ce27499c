"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

/** What narrows the list in the browser: the code that renders lists, and the artist's own file. */
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
 * What narrows the list in the browser: fetched where the reader comes near the filter, in use from the first time that
 * it `isNeeded`. Where it can't be had, or is of another edition than the page, the server answers the address instead.
 * @param list what holds the server's list
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
    // A failure shows where the list is needed.
    load(slug, edition).catch(() => {});
  }, [slug, edition]);
  return { live, prepare };
}
