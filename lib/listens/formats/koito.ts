import { type JsonFormat, textOf } from "../format.ts";
import { isObject, type JsonObject } from "../parts/json-records.ts";
import type { Credit } from "../play.ts";
import { parseTime } from "../times.ts";

const objectsOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The alias marked as primary, else the first. */
function primaryAlias(thing: JsonObject): string {
  const aliases = objectsOf(thing.aliases);
  return textOf((aliases.find(({ is_primary }) => is_primary === true) ?? aliases[0])?.alias) || textOf(thing.name);
}

/** Koito's export: `{listens:[{listened_at, track, artists:[{mbid, is_primary, aliases}]}]}`. */
export const koito: JsonFormat = {
  id: "koito",
  name: "Koito, listens",
  service: "koito",
  accepts: (record) => "listened_at" in record && Array.isArray(record.artists),
  read(record) {
    const artists = objectsOf(record.artists);
    const primary = artists.find(({ is_primary }) => is_primary === true) ?? artists[0];
    const credits = [...new Set([primary, ...artists])].flatMap((artist): Credit[] =>
      artist === undefined || primaryAlias(artist) === ""
        ? []
        : [{ name: primaryAlias(artist), mbid: textOf(artist.mbid) || null }],
    );
    const [first, ...others] = credits;
    if (first === undefined) return "no-artist";
    const time = parseTime(record.listened_at);
    if (Number.isNaN(time.at)) return "no-date";
    return { ...first, others, track: isObject(record.track) ? primaryAlias(record.track) : "", time };
  },
};
