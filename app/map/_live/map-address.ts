import * as v from "valibot";
import { MapAddress, mapQuery } from "../../../lib/map/address.ts";
import type { View } from "../../../lib/map/view.ts";
import { replaceAddress } from "../../_ui/address.ts";

/** The view in the address bar, or null. */
export function viewInAddress(): View | null {
  return v.parse(MapAddress, Object.fromEntries(new URLSearchParams(window.location.search))).view;
}

/** Writes the view and the selected artist into the address bar, so that they can be shared; nothing is loaded. */
export function writeAddress(artist: string | null, view: View): void {
  const href = `/map${mapQuery({ artist, view: view.zoom > 1.01 ? view : null })}`;
  if (href !== window.location.pathname + window.location.search) replaceAddress(href);
}
