"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Place } from "../../../lib/around/lay-out.ts";
import type { Network } from "../../../lib/around/network.ts";

const DURATION_MS = 450;

type Places = ReadonlyMap<string, Place>;

/** Places on their way from the last picture to this one; new artists start where the one that brought them is. With reduced motion they are there at once. */
export function useGlide(target: Places | null, { artists }: Network): Places {
  const [places, setPlaces] = useState<Places>(new Map());
  const current = useRef<Places>(places);
  const startsOf = useEffectEvent(
    (last: Places, end: Places) =>
      new Map(artists.map(({ slug, from }) => [slug, last.get(slug) ?? last.get(from ?? "") ?? end.get(slug)])),
  );
  useEffect(() => {
    if (target === null) return;
    const show = (next: Places) => {
      current.current = next;
      setPlaces(next);
    };
    const isFirst = current.current.size === 0;
    if (isFirst || matchMedia("(prefers-reduced-motion: reduce)").matches) return show(target);
    const starts = startsOf(current.current, target);
    const began = performance.now();
    let request = 0;
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - began) / DURATION_MS));
      const eased = 1 - (1 - share) ** 3;
      show(
        new Map(
          [...target].map(([slug, { x, y }]) => {
            const start = starts.get(slug) ?? { x, y };
            return [slug, { x: start.x + (x - start.x) * eased, y: start.y + (y - start.y) * eased }];
          }),
        ),
      );
      if (share < 1) request = requestAnimationFrame(step);
    };
    request = requestAnimationFrame(step);
    return () => cancelAnimationFrame(request);
  }, [target]);
  return places;
}
