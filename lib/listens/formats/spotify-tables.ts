import type { Header, JsonFormat, TableFormat } from "../format.ts";
import { spotifyAccount } from "./spotify-account.ts";
import { spotifyExtended } from "./spotify-extended.ts";

/** Cells as the record that they were made from; spreadsheets write null and booleans as words. */
function recordOf({ cells: names }: Header, cells: readonly string[]) {
  const value = (text: string) => (/^(?:null|none)?$/i.test(text) ? null : /^true$/i.test(text) ? true : text);
  return Object.fromEntries(names.map((name, index) => [name, value(cells[index] ?? "")]));
}

/** Spotify's JSON, converted to CSV with the same names. */
const asTable = (format: JsonFormat, needed: readonly string[]): TableFormat => ({
  id: `${format.id}-table`,
  name: `${format.name}, as a table`,
  service: format.service,
  match: (header) =>
    needed.every((name) => header.cells.includes(name))
      ? { read: (cells) => format.read(recordOf(header, cells), "") }
      : null,
});

export const spotifyExtendedTable = asTable(spotifyExtended, ["ms_played", "master_metadata_album_artist_name", "ts"]);
export const spotifyAccountTable = asTable(spotifyAccount, ["endTime", "msPlayed", "artistName"]);
