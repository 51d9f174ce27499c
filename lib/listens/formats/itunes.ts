import type { Format } from "../format.ts";
import { xmlText } from "../parts/xml-text.ts";
import { NO_TIME, type Play, type Reason } from "../play.ts";

/** iTunes and Apple Music on a Mac: `Library.xml`, a property list with each track's plays. */
export const itunes: Format = {
  id: "itunes",
  name: "iTunes, library",
  service: "apple",
  hasTotals: true,
};

export const isPropertyList = (head: string) => /^\s*<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist\b/.test(head);

export interface TrackHandler {
  track(result: Play | Reason, text: string): void;
  truncated(text: string): void;
}

/** Longer than any track's entry. */
const LONGEST_TRACK = 200_000;

/** Reads the tracks of a property list as it arrives: dictionaries that hold no other. */
export class TrackReader {
  readonly #handler: TrackHandler;
  #text = "";

  constructor(handler: TrackHandler) {
    this.#handler = handler;
  }

  push(text: string): void {
    this.#text += text;
    // Playlists refer to tracks by number; theirs have no artist.
    for (let end = this.#text.indexOf("</dict>"); end >= 0; end = this.#text.indexOf("</dict>")) {
      const start = this.#text.lastIndexOf("<dict>", end);
      if (start >= 0) this.#read(this.#text.slice(start + "<dict>".length, end));
      this.#text = this.#text.slice(end + "</dict>".length);
    }
    if (this.#text.length > LONGEST_TRACK) this.#text = this.#text.slice(-LONGEST_TRACK);
  }

  finish(): void {
    if (this.#text.includes("</plist>")) return;
    this.#handler.truncated(this.#text.trim());
  }

  #read(dictionary: string): void {
    const values = new Map<string, string>();
    for (const [, key = "", , value = "", flag] of dictionary.matchAll(
      /<key>([^<]*)<\/key>\s*(?:<(\w+)>([^<]*)<\/\w+>|<(true|false)\s*\/>)/g,
    )) {
      values.set(key, flag ?? xmlText(value));
    }
    if (!values.has("Track ID") || !(values.has("Name") || values.has("Artist"))) return;
    this.#handler.track(trackOf(values), dictionary);
  }
}

function trackOf(values: ReadonlyMap<string, string>): Play | Reason {
  const isSpoken = ["Podcast", "Audiobook", "Movie", "TV Show", "Has Video"].some((key) => values.get(key) === "true");
  if (isSpoken || /podcast|audiobook|voice memo/i.test(`${values.get("Genre")} ${values.get("Kind")}`))
    return "podcast";
  const plays = Number(values.get("Play Count") ?? 0);
  if (!(plays > 0)) return "event";
  const name = values.get("Artist") ?? values.get("Album Artist") ?? "";
  if (name.trim() === "") return "no-artist";
  return { name, mbid: null, track: values.get("Name") ?? "", time: NO_TIME, plays };
}
