import { type JsonFormat, textOf } from "../format.ts";
import type { JsonObject } from "../parts/json-records.ts";
import { SHORTEST_PLAY_MS } from "../play.ts";
import { parseTime } from "../times.ts";

const SPOKEN = [
  "episode_name",
  "episode_show_name",
  "spotify_episode_uri",
  "audiobook_title",
  "audiobook_uri",
  "audiobook_chapter_title",
];

const isSpoken = (record: JsonObject) => SPOKEN.some((key) => textOf(record[key]) !== "");

/** Spotify, "Extended streaming history": `Streaming_History_Audio_*.json`, earlier `endsong_*.json`. `ts` is the end. */
export const spotifyExtended: JsonFormat = {
  id: "spotify-extended",
  name: "Spotify, extended streaming history",
  service: "spotify",
  accepts: (record) => "ms_played" in record && "master_metadata_album_artist_name" in record,
  read(record) {
    const name = textOf(record.master_metadata_album_artist_name);
    if (name === "") return isSpoken(record) ? "podcast" : "no-artist";
    if (record.incognito_mode === true) return "private";
    const playedMs = Number(record.ms_played);
    if (playedMs < SHORTEST_PLAY_MS) return "short";
    const time = parseTime(record.ts);
    if (Number.isNaN(time.at)) return "no-date";
    return {
      name,
      mbid: null,
      track: textOf(record.master_metadata_track_name),
      time,
      heardSeconds: Math.round(playedMs / 1000) || 0,
    };
  },
};
