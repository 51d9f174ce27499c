"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

/** What narrows the list in the browser: the code that renders lists, and the artist's own file. */
async function load(slug: string) {
  const [{ NeighbourList }, { readNeighbours }, file] = await Promise.all([
    import("./neighbour-list.tsx"),
    import("./read-neighbours.ts"),
    fetch(`/data/artists/${slug}.json`),
  ]);
  return { List: NeighbourList, neighbours: await readNeighbours(file) };
}

type Loaded = Awaited<ReturnType<typeof load>>;

/** By artist: what this tab has loaded or is loading; another try after a failure. */
const loads = new Map<string, Promise<Loaded>>();

function loadOnce(slug: string): Promise<Loaded> {
  const loading = loads.get(slug) ?? load(slug);
  loads.set(slug, loading);
  loading.catch(() => loads.delete(slug));
  return loading;
}

type LiveList = Loaded & {
  /** Whether the reader had opened the rest of the server's list. */
  wasOpen: boolean;
};

/**
 * What narrows the list in the browser: fetched where the reader comes near the filter, in use from the first time that
 * it `isNeeded`. Where it can't be had, after a deployment say, the server answers the address instead.
 * @param list what holds the server's list
 */
export function useLiveList(slug: string, isNeeded: boolean, list: RefObject<HTMLElement | null>) {
  const [live, setLive] = useState<LiveList | null>(null);
  const isWaiting = isNeeded && live === null;
  useEffect(() => {
    if (!isWaiting) return;
    let isWanted = true;
    loadOnce(slug).then(
      (loaded) => {
        const wasOpen = list.current?.querySelector("details")?.open ?? false;
        if (isWanted) setLive({ ...loaded, wasOpen });
      },
      () => window.location.reload(),
    );
    return () => {
      isWanted = false;
    };
  }, [slug, isWaiting, list]);
  const prepare = useCallback(() => {
    // A failure shows where the list is needed.
    loadOnce(slug).catch(() => {});
  }, [slug]);
  return { live, prepare };
}
