import type { Atlas } from "../../../lib/map/atlas.ts";
import { allowed, type Point, type Size, toMap, toScreen, type View } from "../../../lib/map/view.ts";
import { prepareDrawing } from "./drawing.ts";
import { type Flight, planFlight } from "./flight.ts";
import { createPainter, type Marks, type Painter } from "./painter.ts";
import { readTheme } from "./theme.ts";

/** More device pixels per CSS pixel than this cost time without visible benefit. */
const MAX_RATIO = 2;
/** The view counts as at rest after this long without a change. */
const REST_MS = 350;
/** After this long without a change the map is painted at full quality. */
const STILL_MS = 120;
/** How far from a dot's centre a pointer may be to select it, in CSS pixels. */
const REACH_PX = 22;

export interface Scene {
  view(): View;
  size(): Size;
  /** Moves at once. */
  show(view: View): void;
  /** Moves over some tenths of a second; at once if the reader prefers reduced motion. */
  fly(view: View): void;
  mark(marks: Partial<Marks>): void;
  /** The artist nearest to a pixel within `reach`, or null. */
  nearest(pixel: Point, reach?: number): number | null;
  /** The number of visible artists. */
  countSeen(): number;
  close(): void;
}

interface SceneOptions {
  canvas: HTMLCanvasElement;
  atlas: Atlas;
  start: View;
  onRest: (view: View) => void;
}

/** The map on a canvas that fills its parent: paints when something has changed, and only then. */
export function openScene({ canvas, atlas, start, onRest }: SceneOptions): Scene {
  const context = canvas.getContext("2d", { alpha: false });
  const box = canvas.parentElement;
  if (context === null || box === null) throw new Error("This browser does not support a 2D canvas.");
  let view = allowed(start);
  let size: Size = { width: 1, height: 1 };
  let painter: Painter | null = null;
  let marks: Marks = { chosen: null, pointed: null, hasCross: false };
  let flight: (Flight & { startedMs: number }) | null = null;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let still: ReturnType<typeof setTimeout> | undefined;
  let isMoving = false;

  const needsFrame = () => {
    if (frame === 0) frame = requestAnimationFrame(onFrame);
  };
  const settle = () => {
    isMoving = true;
    clearTimeout(rest);
    clearTimeout(still);
    rest = setTimeout(() => onRest(view), REST_MS);
    still = setTimeout(() => {
      isMoving = false;
      needsFrame();
    }, STILL_MS);
  };
  function onFrame(nowMs: number): void {
    frame = 0;
    if (flight !== null) {
      const elapsed = (nowMs - flight.startedMs) / flight.durationMs;
      view = flight.at(Math.max(0, elapsed));
      if (elapsed >= 1) flight = null;
      else needsFrame();
      settle();
    }
    painter?.paint(view, marks, isMoving);
  }

  /** Recomputes everything that depends on size, colours or fonts. */
  function prepare(): void {
    const { clientWidth: width, clientHeight: height } = box ?? canvas;
    const ratio = Math.min(MAX_RATIO, window.devicePixelRatio);
    if (context === null || width === 0 || height === 0) return;
    size = { width, height };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const drawing = prepareDrawing(atlas, size);
    painter = createPainter(context, { atlas, drawing, theme: readTheme(canvas), size, ratio });
    painter.paint(view, marks, false);
  }
  const resized = new ResizeObserver(() => {
    if (box.clientWidth !== size.width || box.clientHeight !== size.height) prepare();
  });
  const schemes = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(forced-colors: active)")];
  prepare();
  resized.observe(box);
  for (const scheme of schemes) scheme.addEventListener("change", prepare);
  document.fonts.addEventListener("loadingdone", prepare);

  return {
    view: () => view,
    size: () => size,
    show(next) {
      flight = null;
      const { x, y, zoom } = view;
      view = allowed(next);
      if (view.x === x && view.y === y && view.zoom === zoom) return;
      needsFrame();
      settle();
    },
    fly(next) {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.show(next);
      flight = { ...planFlight(view, allowed(next)), startedMs: performance.now() };
      needsFrame();
    },
    mark(some) {
      marks = { ...marks, ...some };
      needsFrame();
    },
    nearest(pixel, reach = REACH_PX) {
      const at = toMap(pixel, view, size);
      let best = Number.POSITIVE_INFINITY;
      let found: number | null = null;
      // Takes microseconds for thousands of artists: a spatial index would cost more than it saves.
      for (let artist = 0; artist < atlas.size; artist++) {
        const distance = ((atlas.x[artist] ?? 0) - at.x) ** 2 + ((atlas.y[artist] ?? 0) - at.y) ** 2;
        if (distance >= best) continue;
        best = distance;
        found = artist;
      }
      if (found === null) return null;
      const place = toScreen({ x: atlas.x[found] ?? 0, y: atlas.y[found] ?? 0 }, view, size);
      return Math.hypot(place.x - pixel.x, place.y - pixel.y) <= reach ? found : null;
    },
    countSeen() {
      let seen = 0;
      for (let artist = 0; artist < atlas.size; artist++) {
        const { x, y } = toScreen({ x: atlas.x[artist] ?? 0, y: atlas.y[artist] ?? 0 }, view, size);
        if (x >= 0 && y >= 0 && x <= size.width && y <= size.height) seen++;
      }
      return seen;
    },
    close() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      clearTimeout(still);
      resized.disconnect();
      for (const scheme of schemes) scheme.removeEventListener("change", prepare);
      document.fonts.removeEventListener("loadingdone", prepare);
    },
  };
}
