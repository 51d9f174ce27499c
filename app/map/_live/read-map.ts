import * as v from "valibot";
import { type Atlas, createAtlas } from "../../../lib/map/atlas.ts";
import { expectEdition } from "../../../lib/primitives/edition.ts";
import { MapFile } from "../../../lib/site-data/map.ts";

const PATH = "/data/map.json";
let map: Promise<{ edition: string; atlas: Atlas }> | null = null;

async function fetchMap() {
  const response = await fetch(PATH);
  if (!response.ok) throw new Error(`GET ${PATH} answered ${response.status}`);
  const result = v.safeParse(MapFile, await response.json());
  if (!result.success) throw new Error(`GET ${PATH}: ${result.issues[0].message}`);
  return { edition: result.output.edition, atlas: createAtlas(result.output) };
}

/**
 * The map over the network, asked for once a visit.
 * @param edition of the page that it is shown on
 * @throws Error naming the file and what is wrong with it
 */
export async function readMap(edition: string): Promise<Atlas> {
  map ??= fetchMap();
  try {
    const found = await map;
    expectEdition(PATH, found, edition);
    return found.atlas;
  } catch (error) {
    // It is asked for again.
    map = null;
    throw error;
  }
}
