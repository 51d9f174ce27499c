import { cellAt, type Header, type TableFormat } from "../format.ts";
import { NO_TIME } from "../play.ts";
import { parseTime } from "../times.ts";

/** Names of columns in the many spellings of people and programs, most telling first. */
const USER = [
  "user",
  "userid",
  "username",
  "listener",
  "listenerid",
  "listenername",
  "nutzer",
  "utilisateur",
  "usuario",
];
const ARTIST = ["artist", "artistname", "artistnames", "artists", "kunstler", "interpret", "artiste", "artista"];
const MBID = ["mbid", "artistmbid", "artistmbids", "musicbrainzartistid", "musicbrainzid"];
const PLAYS = [
  "plays",
  "playcount",
  "playcounts",
  "totalplays",
  "playstotal",
  "numberofplays",
  "listencount",
  "listens",
  "scrobbles",
  "scrobblecount",
  "count",
  "wiedergaben",
  "ecoutes",
  "reproducciones",
];
const TIME = [
  "uts",
  "timestamp",
  "listenedat",
  "playedat",
  "timems",
  "datetime",
  "utctime",
  "time",
  "endtime",
  "ts",
  "date",
  "dateplayed",
  "scrobbledat",
  "scrobbletime",
  "datum",
];
const TRACK = ["track", "trackname", "title", "song", "songname", "songtitle", "name", "titel"];

/** What the header of a table needs, for messages. */
export const EXPECTED_COLUMNS =
  "a header with artist and plays (user and mbid are optional), or one of a scrobble export (artist and a date)";

/** What is missing in a header, for a message. */
export function missingColumns(header: Header): string[] {
  return [...(header.find(...ARTIST) < 0 ? ["artist"] : []), ...(header.find(...PLAYS, ...TIME) < 0 ? ["plays"] : [])];
}

const HETREC = new Set(["userid", "artistid", "weight", "tagid", "timestamp", "friendid", "day", "month", "year"]);

/** HetRec 2011 names artists by number. */
export const numberedArtists: TableFormat = {
  id: "numbered-artists",
  name: "a table that names artists by number",
  service: "table",
  match(header) {
    if (!header.has("artistid") || header.find(...ARTIST) >= 0) return null;
    const isHetrec = header.keys.every((key) => HETREC.has(key));
    const advice = isHetrec
      ? "this is a file of HetRec 2011 Last.fm-2K: use --dataset lastfm-2k"
      : "a table needs the artists' names";
    return { refusal: `it names artists by number (artistID); ${advice}`, read: () => "not-a-listen" };
  },
};

/** Any other table: plays per listener and artist, or one row per listen. Without a listener it is one person's. */
export const table: TableFormat = {
  id: "table",
  name: "a table",
  service: "table",
  match(header) {
    const [user, artist, mbid, plays, time, track] = [USER, ARTIST, MBID, PLAYS, TIME, TRACK].map((names) =>
      header.find(...names),
    );
    if (artist === undefined || artist < 0 || plays === undefined || time === undefined || (plays < 0 && time < 0))
      return null;
    const repeated = header.keys.find(
      (key, index) => [...USER, ...ARTIST, ...PLAYS].includes(key) && header.keys.indexOf(key) !== index,
    );
    const hasUsers = user !== undefined && user >= 0;
    return {
      hasUsers,
      refusal: repeated === undefined ? undefined : `column "${repeated}" appears twice`,
      read(cells) {
        // As written: blanks are cleaned where names are compared.
        const name = cells[artist] ?? "";
        const who = cellAt(cells, user ?? -1);
        if (name.trim() === "") return hasUsers && who === "" ? "no-user" : "no-artist";
        if (hasUsers && who === "") return { rejected: "no-user", name };
        const id = mbid === undefined || mbid < 0 ? null : cellAt(cells, mbid) || null;
        const title = cellAt(cells, track ?? -1);
        // Written out: this runs for each of millions of rows.
        if (plays >= 0) {
          return { name, mbid: id, track: title, time: NO_TIME, user: who, countText: cellAt(cells, plays) };
        }
        const text = cellAt(cells, time);
        const found = parseTime(text);
        if (Number.isNaN(found.at)) return text === "" ? "now-playing" : "no-date";
        return { name, mbid: id, track: title, time: found, user: who };
      },
    };
  },
};

const MBID_FORM = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i;

/** Last.fm-360K's form, without a header: listener, MBID or nothing, artist, plays. */
export const fourColumns: TableFormat & { isRow(cells: readonly string[]): boolean } = {
  id: "four-columns",
  name: "a table in the form of Last.fm 360K",
  service: "table",
  isRow: (cells) =>
    cells.length === 4 &&
    cells[0] !== "" &&
    MBID_FORM.test(cells[1] ?? "-") &&
    cells[2] !== "" &&
    /^\d+$/.test(cells[3] ?? ""),
  match: () => ({
    hasUsers: true,
    read([user = "", mbid = "", name = "", plays = ""]) {
      if (name.trim() === "") return user.trim() === "" ? "no-user" : "no-artist";
      if (user.trim() === "") return { rejected: "no-user", name };
      return { name, mbid: mbid || null, track: "", time: NO_TIME, user, countText: plays };
    },
  }),
};
