import { KeptArtists } from "../../../lib/kept/kept-artists.ts";
import { readJson } from "../stored-json.ts";

/** What this browser keeps under `key`, null where it can't be read. A module of its own, so that most pages go without the schema. */
export function readStoredKept(key: string): KeptArtists | null {
  return readJson(key, KeptArtists);
}
