import { cellAt, type JsonFormat, type TableFormat, textOf } from "../format.ts";
import type { Play, Reason } from "../play.ts";
import { parseTime } from "../times.ts";

const ABOUT = { name: "Pano Scrobbler, log", service: "pano" };

function playOf(event: string, artist: string, track: string, timeMs: unknown): Play | Reason {
  if (event !== "scrobble") return /love/i.test(event) ? "loved" : "event";
  if (artist === "") return "no-artist";
  const time = parseTime(timeMs);
  return Number.isNaN(time.at) ? "no-date" : { name: artist, mbid: null, track, time };
}

/** Pano Scrobbler's log as JSON lines. */
export const panoJson: JsonFormat = {
  id: "pano-json",
  ...ABOUT,
  accepts: (record) => "event" in record && "artist" in record && "timeMs" in record,
  read: (record) =>
    playOf(textOf(record.event).toLowerCase(), textOf(record.artist), textOf(record.track), record.timeMs),
};

/** The same as CSV. */
export const panoTable: TableFormat = {
  id: "pano-table",
  ...ABOUT,
  match(header) {
    if (!header.has("event", "artist", "timems")) return null;
    const [event, artist, track, time] = ["event", "artist", "track", "timems"].map((key) => header.find(key));
    return {
      read: (cells) =>
        playOf(
          cellAt(cells, event ?? -1).toLowerCase(),
          cellAt(cells, artist ?? -1),
          cellAt(cells, track ?? -1),
          cellAt(cells, time ?? -1),
        ),
    };
  },
};
