import { type JsonFormat, textOf } from "../format.ts";
import { SHORTEST_PLAY_MS } from "../play.ts";
import { parseTime } from "../times.ts";

/** Spotify, "Account data": `StreamingHistory_music_*.json`, and its podcasts and audiobooks. `endTime` is a minute. */
export const spotifyAccount: JsonFormat = {
  id: "spotify-account",
  name: "Spotify, account data",
  service: "spotify",
  accepts: (record) => "endTime" in record && "msPlayed" in record,
  read(record) {
    if ("podcastName" in record || "episodeName" in record || "audiobookName" in record || "bookName" in record) {
      return "podcast";
    }
    const name = textOf(record.artistName);
    if (name === "") return "no-artist";
    const playedMs = Number(record.msPlayed);
    if (playedMs < SHORTEST_PLAY_MS) return "short";
    const time = parseTime(record.endTime);
    if (Number.isNaN(time.at)) return "no-date";
    return {
      name,
      mbid: null,
      track: textOf(record.trackName),
      time,
      heardSeconds: Math.round(playedMs / 1000) || 0,
    };
  },
};
