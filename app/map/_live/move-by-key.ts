import { panned, WHOLE_MAP, zoomed } from "../../../lib/map/view.ts";
import type { Scene } from "./scene.ts";

const STEP_PX = 80;
/** With Shift. */
const LONG_STEP_PX = 320;
const ZOOM = 1.5;

const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Arrows move the view, + and − zoom around its middle, Home shows all. @returns false if the key is not used here */
export function moveByKey(scene: Scene, key: string, isLong: boolean): boolean {
  const view = scene.view();
  const size = scene.size();
  const direction = DIRECTIONS[key];
  if (direction !== undefined) {
    const step = isLong ? LONG_STEP_PX : STEP_PX;
    scene.show(panned(view, size, direction[0] * step, direction[1] * step));
    return true;
  }
  const middle = { x: size.width / 2, y: size.height / 2 };
  if (key === "+" || key === "=") scene.show(zoomed(view, size, ZOOM, middle));
  else if (key === "-" || key === "_") scene.show(zoomed(view, size, 1 / ZOOM, middle));
  else if (key === "Home") scene.show(WHOLE_MAP);
  else return false;
  return true;
}
