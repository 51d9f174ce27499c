import { type JsonFormat, textOf } from "../format.ts";
import { isObject } from "../parts/json-records.ts";
import { parseTime } from "../times.ts";

/** Between artists that one entry names. */
const BULLET = " • ";

/** Maloja's export: `{scrobbles:[{time, track:{artists, title}}]}`. An entry that names several artists goes first. */
export const maloja: JsonFormat = {
  id: "maloja",
  name: "Maloja, scrobbles",
  service: "maloja",
  accepts: (record) => isObject(record.track) && Array.isArray(record.track.artists) && "time" in record,
  read(record) {
    const track = isObject(record.track) ? record.track : {};
    const entries = (Array.isArray(track.artists) ? track.artists : []).map(textOf);
    const ordered = [
      ...entries.filter((name) => name.includes(BULLET)),
      ...entries.filter((name) => !name.includes(BULLET)),
    ];
    const names = [...new Set(ordered.flatMap((entry) => entry.split(BULLET)).map((name) => name.trim()))];
    const [name, ...others] = names.filter((name) => name !== "");
    if (name === undefined) return "no-artist";
    const time = parseTime(record.time);
    if (Number.isNaN(time.at)) return "no-date";
    return {
      name,
      mbid: null,
      others: others.map((other) => ({ name: other, mbid: null })),
      track: textOf(track.title),
      time,
    };
  },
};
