"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { layOut, type Place, type Size, type Stages } from "../../../lib/around/lay-out.ts";
import type { Network, NetworkLink, OpenArtist } from "../../../lib/around/network.ts";
import { reservedHeight, WIDE_FROM } from "../../../lib/around/reserved.ts";
import { roundTo } from "../../../lib/format.ts";
import { type NodeBox, nodeBoxes } from "./node-boxes.ts";
import { useGlide } from "./use-glide.ts";

type DrawingProps = {
  opened: readonly OpenArtist[];
  network: Network;
  /** The artist whose links stand out. */
  shown: string | null;
  /** The artist that is being opened. */
  busy: string | null;
  onPoint: (slug: string | null) => void;
  onChoose: (slug: string) => void;
};

/** Circles are audiences, lines are pairs: the broader, the more similar; dotted if only one lists the other. */
export function Drawing({ opened, network, shown, busy, onPoint, onChoose }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const stages = useRef<{ width: number; stages: Stages }>({ width: 0, stages: new Map() });
  // Laying out takes tens of milliseconds; pointing at an artist changes none of these.
  const key = opened.map(({ slug }) => slug).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `opened` and `network`, new at each render
  const picture = useMemo(() => {
    if (width === null || box.current === null) return null;
    if (stages.current.width !== width) stages.current = { width, stages: new Map() };
    const boxes = nodeBoxes(network.artists, width, getComputedStyle(box.current));
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const isWide = matchMedia(`(width >= ${WIDE_FROM}px)`).matches;
    const frameOf = (artists: number): Size => {
      const { narrow, wide } = reservedHeight(artists);
      return { width: width - 2 * MARGIN, height: (isWide ? wide : narrow) * rem - 2 * MARGIN };
    };
    const sizeOf = (slug: string): Size => boxes.get(slug) ?? { width: 44, height: 44 };
    return { boxes, ...layOut(opened, frameOf, sizeOf, stages.current.stages) };
  }, [key, width]);
  const places = useGlide(picture?.places ?? null, network);
  const height = picture === null ? undefined : picture.height + 2 * MARGIN;
  return (
    <div ref={box} className="relative h-full min-h-[inherit] overflow-clip text-xs" style={{ height }}>
      {picture === null ? null : (
        <div className="absolute" style={{ inset: MARGIN }}>
          <Links network={network} places={places} boxes={picture.boxes} shown={shown} />
          <ul>
            {network.artists.map((artist) => {
              const node = picture.boxes.get(artist.slug);
              const place = places.get(artist.slug);
              if (node === undefined || place === undefined) return null;
              return (
                <li
                  key={artist.slug}
                  className="absolute top-0 left-0"
                  style={{
                    width: node.width,
                    height: node.height,
                    transform: `translate(${roundTo(place.x - node.width / 2, 1)}px, ${roundTo(place.y - node.height / 2, 1)}px)`,
                  }}
                >
                  <button
                    type="button"
                    aria-expanded={artist.isOpen}
                    aria-current={artist.slug === shown ? "true" : undefined}
                    aria-busy={artist.slug === busy}
                    onClick={() => onChoose(artist.slug)}
                    onPointerEnter={({ pointerType }) => pointerType === "mouse" && onPoint(artist.slug)}
                    onPointerLeave={() => onPoint(null)}
                    onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && onPoint(artist.slug)}
                    onBlur={() => onPoint(null)}
                    className="group flex size-full cursor-pointer flex-col items-center leading-[1.2] aria-busy:animate-pulse"
                  >
                    <span aria-hidden="true" className="shrink-0">
                      <span
                        className={`block rounded-full border-[1.5px] group-hover:border-accent group-aria-[current]:border-accent group-aria-[current]:outline-2 group-aria-[current]:outline-accent group-aria-[current]:outline-offset-2 ${fillOf(artist)}`}
                        style={{ width: 2 * node.radius, height: 2 * node.radius }}
                      />
                    </span>
                    <span
                      translate="no"
                      className={`line-clamp-2 max-w-full pt-0.5 text-center group-hover:text-accent ${artist.isOpen ? "font-bold" : "font-medium"}`}
                    >
                      {/* Lines end at a name's edge. */}
                      <bdi className="rounded-xs bg-paper box-decoration-clone px-0.5">{artist.name}</bdi>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Between the artists and the frame's edge, px. */
const MARGIN = 14;

function fillOf({ from, isOpen }: Network["artists"][number]): string {
  if (from === null) return "border-accent bg-accent";
  return isOpen ? "border-ink bg-ink" : "border-ink bg-paper";
}

type LinksProps = {
  network: Network;
  places: ReadonlyMap<string, Place>;
  boxes: ReadonlyMap<string, NodeBox>;
  shown: string | null;
};

function Links({ network, places, boxes, shown }: LinksProps) {
  /** The centre of an artist's circle, which is at the top of its box. */
  const centreOf = (slug: string): Place | null => {
    const [place, node] = [places.get(slug), boxes.get(slug)];
    return place && node ? { x: place.x, y: place.y - node.height / 2 + node.radius } : null;
  };
  const standsOut = ({ from, to }: { from: string; to: string }) => from === shown || to === shown;
  // What stands out is drawn over the rest.
  const byStanding = (a: NetworkLink, b: NetworkLink) => Number(standsOut(a)) - Number(standsOut(b));
  return (
    <svg className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
      {network.links.toSorted(byStanding).map((link) => {
        const { from, to, similarity, isMutual } = link;
        const [start, end] = [centreOf(from), centreOf(to)];
        if (start === null || end === null) return null;
        return (
          <line
            key={`${from} ${to}`}
            x1={roundTo(start.x, 1)}
            y1={roundTo(start.y, 1)}
            x2={roundTo(end.x, 1)}
            y2={roundTo(end.y, 1)}
            strokeWidth={roundTo(1 + 3 * similarity, 2)}
            strokeLinecap="round"
            strokeDasharray={isMutual ? undefined : "0.5 5"}
            className={standsOut(link) ? "stroke-accent" : "stroke-rule-strong opacity-55"}
          />
        );
      })}
    </svg>
  );
}

/** The width of the drawing, px; null until it is known. */
function useWidth(box: React.RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width === null || width === 0 ? null : width;
}
