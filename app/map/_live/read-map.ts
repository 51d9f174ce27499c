import * as v from "valibot";
import { MapFile } from "../../../lib/contracts/map.ts";
import { type Atlas, createAtlas } from "../../../lib/map/atlas.ts";

const PATH = "/data/map.json";
let atlas: Promise<Atlas> | null = null;

async function fetchMap(): Promise<Atlas> {
  const response = await fetch(PATH);
  if (!response.ok) throw new Error(`GET ${PATH} answered ${response.status}`);
  const result = v.safeParse(MapFile, await response.json());
  if (!result.success) throw new Error(`GET ${PATH}: ${result.issues[0].message}`);
  return createAtlas(result.output);
}

/** The map over the network, asked for once a visit. @throws Error naming the file and what is wrong with it */
export function readMap(): Promise<Atlas> {
  atlas ??= fetchMap();
  // A failed one is asked for again.
  atlas.catch(() => {
    atlas = null;
  });
  return atlas;
}
