import { type JsonFormat, textOf } from "../format.ts";
import { isObject } from "../parts/json-records.ts";
import { parseTime } from "../times.ts";

/** The word before (or after) a title that Takeout adds in the account's language. */
const WATCHED =
  /^(?:Watched|Vous avez regardé|Has visto|Hai guardato|Bekeken:|Assistiu a|Você assistiu a) | angesehen$/;

/** YouTube Music, from Google Takeout: `watch-history.json` holds plain videos and searches too. */
export const youtube: JsonFormat = {
  id: "youtube",
  name: "YouTube Music, watch history of Google Takeout",
  service: "youtube",
  accepts: (record) => "header" in record && "title" in record && "time" in record,
  read(record) {
    const details = Array.isArray(record.details) ? record.details : [];
    if (details.some((detail) => isObject(detail) && /Google Ads/i.test(textOf(detail.name)))) return "advertisement";
    if (textOf(record.header) !== "YouTube Music") return "video";
    if (/[/?](?:search|results)\b|search_query=/.test(textOf(record.titleUrl))) return "event";
    const [channel] = Array.isArray(record.subtitles) ? record.subtitles : [];
    const name = isObject(channel) ? textOf(channel.name) : "";
    if (name === "") return "no-artist";
    const time = parseTime(record.time);
    if (Number.isNaN(time.at)) return "no-date";
    return { name, mbid: null, track: textOf(record.title).replace(WATCHED, ""), time };
  },
};
