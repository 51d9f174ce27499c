"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { formatPlural } from "../../../lib/format.ts";
import type { Atlas } from "../../../lib/map/atlas.ts";
import { describeArtist } from "../../../lib/map/chosen.ts";
import { type View, WHOLE_MAP, zoomed } from "../../../lib/map/view.ts";
import { followGestures } from "./gestures.ts";
import { viewInAddress } from "./map-address.ts";
import { MapControls } from "./map-controls.tsx";
import { moveByKey } from "./move-by-key.ts";
import { openScene, type Scene } from "./scene.ts";

const NOTE_MS = 2200;
const NOTES = {
  wheel: "To zoom, hold Ctrl or ⌘, or click the map first",
  touch: "Use two fingers to move the map",
};

export type MapCanvasProps = {
  atlas: Atlas;
  /** Id of the sentence that says how to move the map. */
  helpId: string;
  onScene: (scene: Scene | null) => void;
  onChoose: (artist: number | null) => void;
  onRest: (view: View) => void;
  /** Announces to people who don't see the map. */
  onSay: (message: string) => void;
};

/** The interactive map; fills its parent. */
export function MapCanvas({ atlas, helpId, onScene, onChoose, onRest, onSay }: MapCanvasProps) {
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<Scene | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [isFree, setIsFree] = useState(false);
  const [note, setNote] = useState("");
  const isByKey = useRef(false);

  const point = (artist: number | null, hasCross = false) => {
    isByKey.current = hasCross;
    scene.current?.mark({ pointed: artist, hasCross });
    setPointed(artist);
  };
  const nearestMiddle = () => {
    const size = scene.current?.size();
    if (size === undefined) return null;
    return scene.current?.nearest({ x: size.width / 2, y: size.height / 2 }, Number.POSITIVE_INFINITY) ?? null;
  };
  const onSceneRest = useEffectEvent((view: View) => {
    onRest(view);
    const nearest = nearestMiddle();
    if (!isByKey.current || nearest === null) return;
    const { name, listeners } = describeArtist(atlas, nearest);
    const seen = formatPlural(scene.current?.countSeen() ?? 0, "artist");
    onSay(`Nearest the centre: ${name}, ${formatPlural(listeners, "listener")}. ${seen} in view.`);
  });
  const onGesture = useEffectEvent((artist: number | null, isTap: boolean) => {
    if (isTap) onChoose(artist);
    else point(artist);
  });
  const onOpen = useEffectEvent(onScene);

  useEffect(() => {
    if (canvas.current === null || surface.current === null) return;
    const opened = openScene({
      canvas: canvas.current,
      atlas,
      start: viewInAddress() ?? WHOLE_MAP,
      onRest: (view) => onSceneRest(view),
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unfollow = followGestures(surface.current, opened, {
      onPoint: (artist) => onGesture(artist, false),
      onTap: (artist) => onGesture(artist, true),
      onLeftToPage(kind) {
        setNote(NOTES[kind]);
        clearTimeout(timer);
        timer = setTimeout(() => setNote(""), NOTE_MS);
      },
    });
    scene.current = opened;
    onOpen(opened);
    return () => {
      clearTimeout(timer);
      unfollow();
      opened.close();
      scene.current = null;
      onOpen(null);
    };
  }, [atlas]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (scene.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return onChoose(null);
    if (event.key === "Enter" || event.key === " ") onChoose(nearestMiddle());
    else if (!moveByKey(scene.current, event.key, event.shiftKey)) return;
    event.preventDefault();
    point(nearestMiddle(), true);
  };
  const zoom = (factor: number) => {
    const { current } = scene;
    if (current === null) return;
    const { width, height } = current.size();
    current.fly(zoomed(current.view(), { width, height }, factor, { x: width / 2, y: height / 2 }));
  };
  return (
    <>
      <div
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by the keyboard
        tabIndex={0}
        aria-label="Map of artists"
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && point(nearestMiddle(), true)}
        onBlur={() => point(null)}
        className={`absolute inset-0 cursor-grab select-none overflow-clip active:cursor-grabbing focus-visible:-outline-offset-2 ${isFree ? "touch-none" : "touch-pan-y"}`}
      >
        <canvas ref={canvas} className="block size-full" />
      </div>
      <MapControls onZoom={zoom} onWhole={() => scene.current?.fly(WHOLE_MAP)} isFree={isFree} onFree={setIsFree} />
      <Plate>{pointed === null ? note : plateOf(atlas, pointed)}</Plate>
    </>
  );
}

function plateOf(atlas: Atlas, artist: number): string {
  const { name, listeners, clusterName } = describeArtist(atlas, artist);
  return `${name}: ${formatPlural(listeners, "listener")} · ${clusterName}`;
}

/** A line in the map's corner; its content is announced separately to people who don't see it. */
function Plate({ children }: { children: string }) {
  return (
    <p
      aria-hidden="true"
      className="pointer-events-none absolute top-3 left-3 max-w-[calc(100%-5.5rem)] rounded-full bg-paper/90 px-4 py-1.5 text-sm empty:hidden"
    >
      {children}
    </p>
  );
}
