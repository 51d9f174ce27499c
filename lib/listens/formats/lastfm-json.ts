import { type JsonFormat, textOf } from "../format.ts";
import { isObject, type JsonObject } from "../parts/json-records.ts";
import { NO_TIME } from "../play.ts";
import { parseTime } from "../times.ts";

const nameOf = (artist: JsonObject) => textOf(artist["#text"]) || textOf(artist.name);

/** Loved tracks come in the same pages. ghan.nl's lack the key around them; they have no album, but say what streams. */
const isLoved = (record: JsonObject, path: string) =>
  path.startsWith("lovedtracks") || (!("album" in record) && isObject(record.streamable));

/** Pages of Last.fm's API, alone or in a list: `{recenttracks:{track:[…]}}`, ghan.nl's `[{track:[…]}]`. */
export const lastfmJson: JsonFormat = {
  id: "lastfm-json",
  name: "Last.fm, pages of recent tracks",
  service: "lastfm",
  accepts: (record, path) =>
    isObject(record.artist) && !/^top/.test(path) && ("date" in record || "@attr" in record || "image" in record),
  read(record, path) {
    if (isLoved(record, path)) return "loved";
    const artist = isObject(record.artist) ? record.artist : {};
    if (!isObject(record.date)) return "now-playing";
    const name = nameOf(artist);
    if (name === "") return "no-artist";
    const time = parseTime(record.date.uts ?? record.date["#text"]);
    if (Number.isNaN(time.at)) return "no-date";
    return { name, mbid: textOf(artist.mbid) || null, track: textOf(record.name), time };
  },
};

/** A user's most played artists or tracks, from Last.fm's API: totals. */
export const lastfmTop: JsonFormat = {
  id: "lastfm-top",
  name: "Last.fm, top artists or tracks",
  service: "lastfm",
  hasTotals: true,
  accepts: (record, path) => "playcount" in record && /^top(?:artists\.artist|tracks\.track)$/.test(path),
  read(record, path) {
    const isTrack = path.startsWith("toptracks");
    const artist = isTrack && isObject(record.artist) ? record.artist : record;
    const plays = Number(record.playcount);
    if (nameOf(artist) === "") return "no-artist";
    if (!(Number.isInteger(plays) && plays > 0)) return "plays-not-a-positive-integer";
    const track = isTrack ? textOf(record.name) : "";
    return { name: nameOf(artist), mbid: textOf(artist.mbid) || null, track, time: NO_TIME, plays };
  },
};
