import { type Point, panned, zoomed } from "../../../lib/map/view.ts";
import type { Scene } from "./scene.ts";

/** A pointer that moved less than this counts as still. */
const STILL_PX = 5;
const DOUBLE_TAP_MS = 320;
const DOUBLE_TAP_PX = 28;
/** A pixel of the wheel zooms by e to this; a trackpad's pinch comes as a wheel with ctrl and small steps. */
const WHEEL_RATE = 0.0016;
const PINCH_RATE = 0.01;
const LINE_PX = 18;

interface GestureOptions {
  /** Artist under a mouse, as it moves. */
  onPoint: (artist: number | null) => void;
  /** The artist under a tap or click; null if there is none. */
  onTap: (artist: number | null) => void;
  /** A wheel or touch event was left to the page, since the map must not trap people who scroll past it. */
  onLeftToPage: (kind: "wheel" | "touch") => void;
}

/**
 * Dragging, pinching, double taps and the wheel move the map. The wheel does only with Ctrl or ⌘, or while the map has
 * the focus. One finger scrolls the page as `touch-action` has it, two move the map.
 * @returns a function that ends it
 */
export function followGestures(surface: HTMLElement, scene: Scene, options: GestureOptions): () => void {
  const pointers = new Map<number, Point>();
  let pressed: (Point & { isDrag: boolean; isForPage: boolean }) | null = null;
  let lastTap: (Point & { atMs: number }) | null = null;

  const pixelOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = surface.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  const listeners = {
    pointerdown(event: PointerEvent) {
      if (event.button !== 0) return;
      const pixel = pixelOf(event);
      pointers.set(event.pointerId, pixel);
      pressed = { ...pixel, isDrag: pointers.size > 1, isForPage: false };
      if (event.pointerType === "mouse") surface.setPointerCapture(event.pointerId);
    },
    pointermove(event: PointerEvent) {
      const pixel = pixelOf(event);
      const before = pointers.get(event.pointerId);
      if (before === undefined) {
        if (event.pointerType === "mouse") options.onPoint(scene.nearest(pixel));
        return;
      }
      if (pressed !== null && !pressed.isDrag && Math.hypot(pixel.x - pressed.x, pixel.y - pressed.y) > STILL_PX) {
        pressed.isDrag = true;
        pressed.isForPage = pointers.size === 1 && event.pointerType === "touch" && isScroll(pressed, pixel);
      }
      if (pressed?.isDrag !== true || (pressed.isForPage && pointers.size === 1)) return;
      options.onPoint(null);
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      pointers.set(event.pointerId, pixel);
      if (other === undefined) scene.show(panned(scene.view(), scene.size(), pixel.x - before.x, pixel.y - before.y));
      else pinch(before, pixel, other);
    },
    pointerup(event: PointerEvent) {
      const isTap = pointers.size === 1 && pressed !== null && !pressed.isDrag;
      pointers.delete(event.pointerId);
      if (pointers.size > 0) return;
      pressed = null;
      if (isTap) tap(pixelOf(event), event.timeStamp);
    },
    pointercancel(event: PointerEvent) {
      pointers.delete(event.pointerId);
      pressed = null;
      if (event.pointerType === "touch") options.onLeftToPage("touch");
    },
    pointerleave: () => options.onPoint(null),
    wheel(event: WheelEvent) {
      const isPinch = event.ctrlKey || event.metaKey;
      if (!isPinch && document.activeElement !== surface) return options.onLeftToPage("wheel");
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1);
      const factor = Math.exp(-pixels * (isPinch && Math.abs(pixels) < 50 ? PINCH_RATE : WHEEL_RATE));
      scene.show(zoomed(scene.view(), scene.size(), factor, pixelOf(event)));
    },
    touchmove(event: TouchEvent) {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    },
  };

  /** True if the browser will scroll the page for this finger movement, even if it has not reported that yet. */
  const isScroll = (from: Point, to: Point) =>
    Math.abs(to.y - from.y) > Math.abs(to.x - from.x) && getComputedStyle(surface).touchAction !== "none";

  /** One finger stays, the other goes from `before` to `after`: the map follows both. */
  function pinch(before: Point, after: Point, other: Point): void {
    const size = scene.size();
    const middle = { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 };
    const spread =
      Math.hypot(after.x - other.x, after.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
    const moved = panned(scene.view(), size, (after.x - before.x) / 2, (after.y - before.y) / 2);
    scene.show(zoomed(moved, size, Number.isFinite(spread) ? spread : 1, middle));
  }

  function tap(pixel: Point, atMs: number): void {
    const isDouble =
      lastTap !== null &&
      atMs - lastTap.atMs < DOUBLE_TAP_MS &&
      Math.hypot(pixel.x - lastTap.x, pixel.y - lastTap.y) < DOUBLE_TAP_PX;
    lastTap = isDouble ? null : { ...pixel, atMs };
    if (isDouble) scene.fly(zoomed(scene.view(), scene.size(), 2, pixel));
    else options.onTap(scene.nearest(pixel));
  }

  const ended = new AbortController();
  const { signal } = ended;
  surface.addEventListener("pointerdown", listeners.pointerdown, { signal });
  surface.addEventListener("pointermove", listeners.pointermove, { signal });
  surface.addEventListener("pointerup", listeners.pointerup, { signal });
  surface.addEventListener("pointercancel", listeners.pointercancel, { signal });
  surface.addEventListener("pointerleave", listeners.pointerleave, { signal });
  // Not passive: both may keep the page from scrolling.
  surface.addEventListener("wheel", listeners.wheel, { signal, passive: false });
  surface.addEventListener("touchmove", listeners.touchmove, { signal, passive: false });
  return () => ended.abort();
}
