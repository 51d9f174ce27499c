import { cellAt, type TableFormat } from "../format.ts";
import { parseTime } from "../times.ts";

const COLUMNS = { artist: 0, track: 2, rating: 5, time: 6 };

/**
 * `.scrobbler.log` of Rockbox, foobar2000 and others (Audioscrobbler's portable player format 1.1), tab-separated without a
 * header: artist, album, track, number, length, L or S, time. Comments begin with #.
 */
export const rockbox: TableFormat & { isRow(cells: readonly string[]): boolean } = {
  id: "rockbox",
  name: "a player's scrobbler log",
  service: "player",
  isRow: (cells) =>
    (cells.length === 7 || cells.length === 8) && /^[LS]$/.test(cells[5] ?? "") && /^\d+$/.test(cells[6] ?? ""),
  match: () => ({
    read(cells) {
      if (cells.length < 7) return "wrong-column-count";
      if (cellAt(cells, COLUMNS.rating) === "S") return "skipped";
      const name = cellAt(cells, COLUMNS.artist);
      if (name === "") return "no-artist";
      const time = parseTime(cellAt(cells, COLUMNS.time));
      return Number.isNaN(time.at) ? "no-date" : { name, mbid: null, track: cellAt(cells, COLUMNS.track), time };
    },
  }),
};
