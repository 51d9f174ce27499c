"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

const load = () => import("./neighbour-list.tsx");

type LiveList = {
  List: Awaited<ReturnType<typeof load>>["NeighbourList"];
  /** Whether the reader had opened the rest of the server's list. */
  wasOpen: boolean;
};

/**
 * The code that renders lists in the browser: fetched where the reader comes near the filter, in use from the first time that
 * it `isNeeded`. Where it can't be had, after a deployment say, the server answers the address instead.
 * @param list what holds the server's list
 */
export function useLiveList(isNeeded: boolean, list: RefObject<HTMLElement | null>) {
  const [live, setLive] = useState<LiveList | null>(null);
  const isWaiting = isNeeded && live === null;
  useEffect(() => {
    if (!isWaiting) return;
    let isWanted = true;
    load().then(
      ({ NeighbourList }) => {
        const wasOpen = list.current?.querySelector("details")?.open ?? false;
        if (isWanted) setLive({ List: NeighbourList, wasOpen });
      },
      () => window.location.reload(),
    );
    return () => {
      isWanted = false;
    };
  }, [isWaiting, list]);
  const prepare = useCallback(() => {
    // A failure shows where the code is needed.
    load().catch(() => {});
  }, []);
  return { live, prepare };
}
