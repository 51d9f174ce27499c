"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

/** What narrows the list in the browser: the code that renders lists, and the artist's own file. */
async function load(slug: string, edition: string) {
  const [{ NeighbourList }, { readNeighbours }, file] = await Promise.all([
    import("./neighbour-list.tsx"),
    import("./read-neighbours.ts"),
    fetch(`/data/artists/${slug}.json`),
  ]);
  return { List: NeighbourList, neighbours: await readNeighbours(file, edition) };
}

type Loaded = Awaited<ReturnType<typeof load>>;

/** By edition and artist: what this tab has loaded or is loading; another try after a failure. */
const loads = new Map<string, Promise<Loaded>>();

function loadOnce(slug: string, edition: string): Promise<Loaded> {
  const key = `${edition}/${slug}`;
  const loading = loads.get(key) ?? load(slug, edition);
  loads.set(key, loading);
  loading.catch(() => loads.delete(key));
  return loading;
}

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
    loadOnce(slug, edition).then(
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
    loadOnce(slug, edition).catch(() => {});
  }, [slug, edition]);
  return { live, prepare };
}
