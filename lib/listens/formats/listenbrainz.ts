import { type JsonFormat, textOf } from "../format.ts";
import { isObject, type JsonObject } from "../parts/json-records.ts";
import { type Credit, NO_TIME } from "../play.ts";
import { parseTime } from "../times.ts";

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Who is credited: as MusicBrainz has it if ListenBrainz has matched the listen, else as submitted. */
function creditsOf(metadata: JsonObject): Credit[] {
  const mapping = isObject(metadata.mbid_mapping) ? metadata.mbid_mapping : {};
  const mapped = listOf(mapping.artists).flatMap((artist) =>
    isObject(artist) && textOf(artist.artist_credit_name) !== ""
      ? [{ name: textOf(artist.artist_credit_name), mbid: textOf(artist.artist_mbid) || null }]
      : [],
  );
  if (mapped.length > 0) return mapped;
  const info = isObject(metadata.additional_info) ? metadata.additional_info : {};
  const mbids = listOf(info.artist_mbids ?? mapping.artist_mbids).map(textOf);
  const names = listOf(info.artist_names).map(textOf);
  if (names.length > 0 && names.every((name) => name !== "")) {
    return names.map((name, index) => ({ name, mbid: mbids.length === names.length ? (mbids[index] ?? null) : null }));
  }
  const name = textOf(metadata.artist_name);
  return name === "" ? [] : [{ name, mbid: mbids.length === 1 ? (mbids[0] ?? null) : null }];
}

/** ListenBrainz: the lines of `listens/<year>/<month>.jsonl`, earlier exports' lists, and the API's responses. */
export const listenbrainz: JsonFormat = {
  id: "listenbrainz",
  name: "ListenBrainz, listens",
  service: "listenbrainz",
  accepts: (record) => isObject(record.track_metadata),
  read(record) {
    const metadata = isObject(record.track_metadata) ? record.track_metadata : {};
    if (record.playing_now === true) return "now-playing";
    const [first, ...others] = creditsOf(metadata);
    if (first === undefined) return "no-artist";
    const time = parseTime(record.listened_at);
    if (Number.isNaN(time.at)) return "no-date";
    const user = textOf(record.user_name) || textOf(record.username);
    return { ...first, others, track: textOf(metadata.track_name), time, user };
  },
};

/** What lies beside the listens of an export: loves, hates and pins. */
export const listenbrainzFeedback: JsonFormat = {
  id: "listenbrainz-feedback",
  name: "ListenBrainz, loved and pinned tracks",
  service: "listenbrainz",
  isBeside: true,
  accepts: (record) =>
    ("score" in record || "blurb_content" in record) && ("recording_mbid" in record || "recording_msid" in record),
  read: () => "loved",
};

/** Top artists, from ListenBrainz's statistics: totals. */
export const listenbrainzTop: JsonFormat = {
  id: "listenbrainz-top",
  name: "ListenBrainz, top artists",
  service: "listenbrainz",
  hasTotals: true,
  accepts: (record, path) => "listen_count" in record && "artist_name" in record && path.startsWith("payload"),
  read(record) {
    const plays = Number(record.listen_count);
    if (textOf(record.artist_name) === "") return "no-artist";
    if (!(Number.isInteger(plays) && plays > 0)) return "plays-not-a-positive-integer";
    return {
      name: textOf(record.artist_name),
      mbid: textOf(record.artist_mbid) || null,
      track: "",
      time: NO_TIME,
      plays,
    };
  },
};
