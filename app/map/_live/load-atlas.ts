import { type Atlas, createAtlas } from "../../../lib/map/atlas.ts";
import { loadData } from "../../../lib/site-data/fetch.ts";
import { MAP_FILE } from "../../../lib/site-data/map.ts";

/** The map over the network. @throws Error as `loadData` does */
export const loadAtlas = async (edition: string): Promise<Atlas> => createAtlas(await loadData(MAP_FILE, {}, edition));
