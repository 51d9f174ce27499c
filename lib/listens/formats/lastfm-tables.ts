import { cellAt, type TableFormat } from "../format.ts";
import { parseTime } from "../times.ts";

/** Last.fm via ghan.nl: `uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid`. Loved tracks have no album. */
export const lastfmTable: TableFormat = {
  id: "lastfm-table",
  name: "Last.fm, scrobbles (ghan.nl)",
  service: "lastfm",
  match(header) {
    if (!header.has("uts", "artist")) return null;
    const isLoved = header.has("utctime", "artistmbid", "trackmbid") && header.find("album") < 0;
    const [uts, artist, mbid, track] = ["uts", "artist", "artistmbid", "track"].map((key) => header.find(key));
    return {
      read(cells) {
        if (isLoved) return "loved";
        const name = cellAt(cells, artist ?? -1);
        if (name === "") return "no-artist";
        if (cellAt(cells, uts ?? -1) === "") return "now-playing";
        const time = parseTime(cellAt(cells, uts ?? -1));
        if (Number.isNaN(time.at)) return "no-date";
        return { name, mbid: cellAt(cells, mbid ?? -1) || null, track: cellAt(cells, track ?? -1), time };
      },
    };
  },
};

/** lastfmstats.com: `Artist;Album;AlbumId;Track;Date#ann`, milliseconds. The header names the listener. */
export const lastfmstatsTable: TableFormat = {
  id: "lastfmstats-table",
  name: "lastfmstats.com, scrobbles",
  service: "lastfm",
  match(header) {
    const date = header.cells.findIndex((cell) => /^date#./i.test(cell));
    const artist = header.find("artist");
    if (date < 0 || artist < 0) return null;
    const track = header.find("track");
    return {
      listener: header.cells[date]?.slice("date#".length),
      read(cells) {
        const name = cellAt(cells, artist);
        if (name === "") return "no-artist";
        const time = parseTime(cellAt(cells, date));
        return Number.isNaN(time.at) ? "no-date" : { name, mbid: null, track: cellAt(cells, track), time };
      },
    };
  },
};

/** Last.fm's own way to write a time: `06 Sep 2026, 14:23`. */
const LASTFM_TIME = /^\d{1,2} [A-Z][a-z]{2} \d{4},? \d{1,2}:\d{2}$/;

/** lastfm-to-csv (benjaminbenben.com) has no header: artist, album, track, minute. */
export const lastfmToCsv: TableFormat & { isRow(cells: readonly string[]): boolean } = {
  id: "lastfm-to-csv",
  name: "Last.fm, scrobbles (lastfm-to-csv)",
  service: "lastfm",
  isRow: (cells) => cells.length === 4 && LASTFM_TIME.test((cells[3] ?? "").trim()),
  match: () => ({
    read(cells) {
      const name = cellAt(cells, 0);
      if (name === "") return "no-artist";
      if (cellAt(cells, 3) === "") return "now-playing";
      const time = parseTime(cellAt(cells, 3));
      return Number.isNaN(time.at) ? "no-date" : { name, mbid: null, track: cellAt(cells, 2), time };
    },
  }),
};
