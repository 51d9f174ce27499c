import { KeptArtists } from "../../../lib/kept/kept-artists.ts";
import { readJson } from "../stored-json.ts";

/** What this browser keeps under `key`, null if it can't be read. A separate module, so that most pages do not load the schema. */
export function readStoredKept(key: string): KeptArtists | null {
  return readJson(key, KeptArtists);
}
