"use client";

import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { formatPlural } from "../../../lib/format.ts";
import type { Atlas } from "../../../lib/map/atlas.ts";
import { type ChosenArtist, describeArtist, viewAround, viewOfCluster } from "../../../lib/map/chosen.ts";
import { type View, WHOLE_MAP } from "../../../lib/map/view.ts";
import { useAddressQuery } from "../../_ui/address.ts";
import { ArtistCard } from "./artist-card.tsx";
import { Legend, type LegendCluster } from "./legend.tsx";
import { writeAddress } from "./map-address.ts";
import type { MapCanvasProps } from "./map-canvas.tsx";
import { MapSearch } from "./map-search.tsx";
import type { Scene } from "./scene.ts";

type Live = { MapCanvas: ComponentType<MapCanvasProps>; atlas: Atlas };

type LiveMapProps = {
  edition: string;
  clusters: LegendCluster[];
  namedAfter: "tags" | "artists";
  /** The artist in the address. */
  requested: ChosenArtist | null;
  /** The map as an image, shown until the live map is ready, and without scripts. */
  children: ReactNode;
};

/** Code and data of the live map. @throws Error if either cannot be loaded, or the map is of another edition than the page */
async function load(edition: string): Promise<Live> {
  const [{ MapCanvas }, { loadAtlas }] = await Promise.all([import("./map-canvas.tsx"), import("./load-atlas.ts")]);
  return { MapCanvas, atlas: await loadAtlas(edition) };
}

/** The map with its search, card and legend; the canvas replaces the image in the same box. */
export function LiveMap({ edition, clusters, namedAfter, requested, children }: LiveMapProps) {
  const helpId = useId();
  const [live, setLive] = useState<Live | null>(null);
  const [isPainted, setIsPainted] = useState(false);
  const [chosen, setChosen] = useState(requested);
  const [message, setMessage] = useState("");
  const scene = useRef<Scene | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isWanted = true;
    // If that fails, the image stays.
    load(edition).then(
      (loaded) => isWanted && setLive(loaded),
      (error) => console.warn(error),
    );
    return () => {
      isWanted = false;
    };
  }, [edition]);

  const onScene = (opened: Scene | null) => {
    scene.current = opened;
    setIsPainted(opened !== null);
    if (opened === null || chosen === null || live === null) return;
    opened.mark({ chosen: chosen.number });
    if (opened.view().zoom === 1) opened.fly(viewAround(live.atlas, chosen.number));
  };
  const choose = (number: number | null) => {
    if (live === null) return;
    const next = number === null ? null : describeArtist(live.atlas, number);
    setChosen(next);
    scene.current?.mark({ chosen: number });
    if (scene.current) writeAddress(next?.slug ?? null, scene.current.view());
    setMessage(next === null ? "No artist selected." : announcementOf(next));
    // The card is in the frame, which fits into the window.
    if (next !== null) frame.current?.scrollIntoView({ block: "nearest" });
  };
  const goTo = (number: number) => {
    if (live === null) return;
    choose(number);
    scene.current?.fly(viewAround(live.atlas, number));
  };
  const query = useAddressQuery("/map", requested === null ? "" : `?artist=${requested.slug}`);
  const onPlainAddress = useEffectEvent(() => {
    if (scene.current === null) return;
    if (chosen !== null) choose(null);
    scene.current.fly(WHOLE_MAP);
  });
  useEffect(() => {
    // For example, the header's link leads from any view of the map to the whole map.
    if (query === "") onPlainAddress();
  }, [query]);
  const onRest = (view: View) => writeAddress(chosen?.slug ?? null, view);
  return (
    <div className="mt-4 grid gap-x-12 sm:mt-6 gap-y-8 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0">
        <MapSearch atlas={live?.atlas ?? null} onFound={goTo} />
        <div
          ref={frame}
          data-map-frame=""
          className="relative -mx-gutter aspect-square overflow-clip border-rule border-y sm:mx-0 sm:aspect-auto sm:h-[calc(100svh-25rem)] sm:max-h-224 sm:min-h-96 sm:rounded-3xl sm:border lg:h-[calc(100svh-21rem)]"
        >
          <div hidden={isPainted}>{children}</div>
          {live === null ? null : (
            <live.MapCanvas
              atlas={live.atlas}
              helpId={helpId}
              onScene={onScene}
              onChoose={choose}
              onRest={onRest}
              onSay={setMessage}
            />
          )}
          {chosen === null ? null : (
            <ArtistCard
              key={chosen.slug}
              artist={chosen}
              onGo={live === null ? undefined : goTo}
              onClose={live === null ? undefined : () => choose(null)}
            />
          )}
        </div>
        <p className="mt-3 text-ink-soft text-sm">
          The larger a dot, the more listeners. Only distance matters; direction has no meaning.
        </p>
        <p id={helpId} className={`mt-1 text-ink-soft text-sm print:hidden ${live === null ? "invisible" : ""}`}>
          <span className="pointer-coarse:hidden">
            Drag to move; hold Ctrl and scroll to zoom. Keyboard: arrows move, + and − zoom, Home shows the whole map,
            Enter selects the artist nearest the centre.
          </span>
          <span className="hidden pointer-coarse:inline">
            Use two fingers to move and zoom; tap to select an artist.
          </span>
        </p>
        <p role="status" className="sr-only">
          {message}
        </p>
      </div>
      <Legend
        clusters={clusters}
        namedAfter={namedAfter}
        onGo={live === null ? undefined : (number) => scene.current?.fly(viewOfCluster(live.atlas, number))}
      />
    </div>
  );
}

function announcementOf({ name, listeners, clusterName, neighbours }: ChosenArtist): string {
  const near = neighbours.slice(0, 3).map((neighbour) => neighbour.name);
  return `${name}, ${formatPlural(listeners, "listener")}, in the cluster ${clusterName}. Nearest: ${near.join(", ")}.`;
}
