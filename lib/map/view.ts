import { MAP_EXTENT } from "../site-data/map.ts";

/** The visible part of the map: its centre in map units, and the magnification relative to the whole map. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

/** Of the drawing, in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export const MAX_ZOOM = 24;
export const WHOLE_MAP: View = { x: MAP_EXTENT / 2, y: MAP_EXTENT / 2, zoom: 1 };

/** Pixels per map unit. */
export function scaleOf({ zoom }: Pick<View, "zoom">, { width, height }: Size): number {
  return (zoom * Math.min(width, height)) / MAP_EXTENT;
}

export function toScreen(point: Point, view: View, size: Size): Point {
  const scale = scaleOf(view, size);
  return { x: size.width / 2 + (point.x - view.x) * scale, y: size.height / 2 + (point.y - view.y) * scale };
}

export function toMap(pixel: Point, view: View, size: Size): Point {
  const scale = scaleOf(view, size);
  return { x: view.x + (pixel.x - size.width / 2) / scale, y: view.y + (pixel.y - size.height / 2) / scale };
}

/** The nearest allowed view: zoomed in no further than `MAX_ZOOM`, out no further than the whole map, its centre on the map. */
export function allowed({ x, y, zoom }: View): View {
  const bounded = Math.max(1, Math.min(MAX_ZOOM, zoom));
  // The larger the view, the less of it can lie outside the map: nothing once the whole map fits.
  const reach = (MAP_EXTENT / 2) * (1 - 1 / bounded);
  const within = (value: number) => Math.max(MAP_EXTENT / 2 - reach, Math.min(MAP_EXTENT / 2 + reach, value));
  return { x: within(x), y: within(y), zoom: bounded };
}

/** The view after a pointer dragged the map by this many pixels. */
export function panned(view: View, size: Size, dx: number, dy: number): View {
  const scale = scaleOf(view, size);
  return allowed({ ...view, x: view.x - dx / scale, y: view.y - dy / scale });
}

/** Zoomed by `factor` around a pixel, which keeps its position on the map. */
export function zoomed(view: View, size: Size, factor: number, around: Point): View {
  const zoom = Math.max(1, Math.min(MAX_ZOOM, view.zoom * factor));
  const fixed = toMap(around, view, size);
  const scale = scaleOf({ zoom }, size);
  return allowed({
    x: fixed.x - (around.x - size.width / 2) / scale,
    y: fixed.y - (around.y - size.height / 2) / scale,
    zoom,
  });
}
