import { cellAt, type JsonFormat, type TableFormat, textOf } from "../format.ts";
import { NO_TIME, SHORTEST_PLAY_MS } from "../play.ts";
import { parseTime } from "../times.ts";

const CHOOSE =
  'choose "Apple Music - Play History Daily Tracks.csv" from the same download (privacy.apple.com, Apple Media Services)';

/** Apple Music, "Play Activity": one row per event. */
export const applePlayActivity: TableFormat = {
  id: "apple-play-activity",
  name: "Apple Music, Play Activity",
  service: "apple",
  match(header) {
    const start = header.find("eventstarttimestamp");
    const end = header.find("eventendtimestamp", "eventreceivedtimestamp", "eventtimestamp");
    const type = header.find("eventtype");
    if (type < 0 || (start < 0 && end < 0)) return null;
    const artist = header.find("artistname", "artist");
    const refusal = artist < 0 ? `this Apple Music Play Activity has no artist names: ${CHOOSE}` : undefined;
    const track = header.find("songname", "contentname", "title");
    const duration = header.find("playdurationmilliseconds");
    return {
      refusal,
      read(cells) {
        if (cellAt(cells, type) !== "PLAY_END") return "event";
        const played = cellAt(cells, duration);
        if (played !== "" && Number(played) < SHORTEST_PLAY_MS) return "short";
        const name = cellAt(cells, artist);
        if (name === "") return "no-artist";
        const begun = parseTime(cellAt(cells, start));
        const ended = parseTime(cellAt(cells, end));
        const time = Number.isNaN(begun.at) ? ended : begun;
        if (Number.isNaN(time.at)) return "no-date";
        const heardSeconds = Number.isNaN(begun.at) ? Math.round(Number(played) / 1000) || 0 : 0;
        return { name, mbid: null, track: cellAt(cells, track), time, heardSeconds };
      },
    };
  },
};

/** "Björk - Joga" → its artist and its track. */
function described(text: string): { name: string; track: string } {
  const at = text.indexOf(" - ");
  return at < 0 ? { name: "", track: text } : { name: text.slice(0, at).trim(), track: text.slice(at + 3).trim() };
}

/** Apple Music, "Play History Daily Tracks": plays per track and day. */
export const appleDailyTracks: TableFormat = {
  id: "apple-daily-tracks",
  name: "Apple Music, Daily Tracks",
  service: "apple",
  hasTotals: true,
  match(header) {
    const description = header.find("trackdescription");
    const count = header.find("playcount");
    if (description < 0 || count < 0) return null;
    const date = header.find("dateplayed");
    const skips = header.find("skipcount");
    return {
      read(cells) {
        const { name, track } = described(cellAt(cells, description));
        const countText = cellAt(cells, count);
        if (Number(countText || "0") === 0 && Number(cellAt(cells, skips) || "0") > 0) return "skipped";
        if (name === "") return "no-artist";
        const { at } = parseTime(cellAt(cells, date));
        return { name, mbid: null, track, time: { at, precision: Number.isNaN(at) ? "none" : "date" }, countText };
      },
    };
  },
};

/** Apple's other tables, which count nothing. */
export const appleOther: TableFormat = {
  id: "apple-other",
  name: "Apple Music, a list without counts",
  service: "apple",
  match(header) {
    const isTrackHistory = header.has("trackname", "lastplayeddate") && header.find("artist", "artistname") < 0;
    const isContainer = header.has("containerdescription") || header.has("trackdescription");
    if (!isTrackHistory && !isContainer) return null;
    return { refusal: `this Apple Music list does not count plays by artist: ${CHOOSE}`, read: () => "not-a-listen" };
  },
};

/** Apple Music, "Library Tracks": plays per track of the library. */
export const appleLibrary: JsonFormat = {
  id: "apple-library",
  name: "Apple Music, Library Tracks",
  service: "apple",
  hasTotals: true,
  accepts: (record) => "Track Play Count" in record || ("Content Type" in record && "Track Identifier" in record),
  read(record) {
    const name = textOf(record.Artist);
    const plays = Number(record["Track Play Count"] ?? 0);
    if (/podcast|audiobook|spoken/i.test(`${textOf(record["Content Type"])} ${textOf(record.Genre)}`)) return "podcast";
    if (name === "") return "no-artist";
    if (!(plays > 0)) return "event";
    if (!Number.isInteger(plays)) return "plays-not-a-positive-integer";
    return { name, mbid: null, track: textOf(record.Title), time: NO_TIME, plays };
  },
};
