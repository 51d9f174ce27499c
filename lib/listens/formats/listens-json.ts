import { type JsonFormat, textOf } from "../format.ts";
import { isObject, type JsonObject } from "../parts/json-records.ts";
import { NO_TIME, type Time } from "../play.ts";
import { parseTime } from "../times.ts";

const TIMES = ["listened_at", "uts", "timestamp", "time", "date", "played_at", "playedAt", "timeMs", "datetime", "ts"];
const PLAYS = ["plays", "playcount", "play_count", "playCount", "listen_count", "scrobbles", "count"];

const artistOf = ({ artist, artist_name, artistName }: JsonObject) =>
  textOf(artist) || textOf(artist_name) || textOf(artistName) || (isObject(artist) ? textOf(artist.name) : "");
const firstOf = (record: JsonObject, keys: readonly string[]) => keys.find((key) => key in record);
const trackOf = ({ track, track_name, trackName, title, song }: JsonObject) =>
  [track, track_name, trackName, title, song].map(textOf).find((text) => text !== "") ?? "";

/** lastfmstats.com: `{username, scrobbles:[{artist, track, date}]}`, milliseconds. */
export const lastfmstatsJson: JsonFormat = {
  id: "lastfmstats-json",
  name: "lastfmstats.com, scrobbles",
  service: "lastfm",
  accepts: (record, path) => path === "scrobbles" && "artist" in record && "date" in record && "track" in record,
  read(record) {
    const name = textOf(record.artist);
    if (name === "") return "no-artist";
    const time = parseTime(record.date);
    return Number.isNaN(time.at) ? "no-date" : { name, mbid: null, track: textOf(record.track), time };
  },
};

/** Scrubbler and other programs: an artist, mostly with a track and a time, at the top of each record. */
export const listensJson: JsonFormat = {
  id: "listens-json",
  name: "a list of listens",
  service: "list",
  accepts: (record) =>
    "artist" in record ||
    "artist_name" in record ||
    ("artistName" in record && firstOf(record, [...TIMES, ...PLAYS]) !== undefined),
  read(record) {
    const name = artistOf(record);
    if (name === "") return "no-artist";
    const timeKey = firstOf(record, TIMES);
    const playsKey = firstOf(record, PLAYS);
    const time: Time = timeKey === undefined ? NO_TIME : parseTime(record[timeKey]);
    if (timeKey !== undefined && Number.isNaN(time.at)) return "no-date";
    const plays = playsKey === undefined ? 1 : Number(record[playsKey]);
    if (!(Number.isInteger(plays) && plays > 0)) return "plays-not-a-positive-integer";
    const mbid = textOf(record.artist_mbid) || textOf(record.mbid) || null;
    const user = textOf(record.user_name) || textOf(record.username) || textOf(record.user);
    return { name, mbid, track: trackOf(record), time, plays, user };
  },
};
