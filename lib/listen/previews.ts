import * as v from "valibot";

/** What plays an artist for 30 seconds, as `/api/previews` tells it to a browser; null: nothing does. */
export const PreviewSource = v.object({ api: v.nullable(v.string()) });
export type PreviewSource = v.InferOutput<typeof PreviewSource>;

/** The only origin asked for previews, but for a stub on this machine. */
export const ITUNES_ORIGIN = "https://itunes.apple.com";
/** Where its previews lie. */
const AUDIO_ORIGIN = "https://audio-ssl.itunes.apple.com";

/** An artist's first songs may be by others; more would be slower and no better. */
const LIMIT = 25;

/** The search for an artist's songs. Source: Apple, "iTunes Search API", https://performance-partners.apple.com/search-api */
export function previewSearch(api: string, name: string): string {
  const query = new URLSearchParams({ term: name, media: "music", entity: "song", attribute: "artistTerm" });
  return `${api}/search?${query}&limit=${LIMIT}`;
}

/** The origins that a page must be allowed: one to ask, one to play from. */
export function previewOrigins(api: string): { connect: string; media: string } {
  const { origin } = new URL(api);
  return { connect: origin, media: origin === ITUNES_ORIGIN ? AUDIO_ORIGIN : origin };
}

const Song = v.object({
  artistName: v.string(),
  trackName: v.string(),
  previewUrl: v.string(),
  trackViewUrl: v.string(),
});
const Answer = v.object({ results: v.array(v.unknown()) });

/** 30 seconds of a song, and the page of the store that its use must link to. */
export type Preview = { song: string; audio: string; store: string };

const originOf = (address: string) => (URL.canParse(address) ? new URL(address).origin : "");
/** Apple's own pages: music.apple.com, itunes.apple.com, geo.music.apple.com. */
const isAppleStore = (address: string) => /^https:\/\/(?:[a-z-]+\.)*apple\.com$/.test(originOf(address));

/**
 * The first song of the answer by the artist itself: better none than another band's.
 * @param isSame whether two spellings are one name
 * @returns null if there is none; a song whose sound or page lies elsewhere than Apple's counts as none
 * @throws ValiError if this is no answer
 */
export function choosePreview(
  answer: unknown,
  { api, name, isSame }: { api: string; name: string; isSame: (a: string, b: string) => boolean },
): Preview | null {
  const { media } = previewOrigins(api);
  const songs = v.parse(Answer, answer).results.flatMap((result) => (v.is(Song, result) ? [result] : []));
  const song = songs.find(
    ({ artistName, previewUrl, trackViewUrl }) =>
      isSame(artistName, name) && originOf(previewUrl) === media && isAppleStore(trackViewUrl),
  );
  return song === undefined ? null : { song: song.trackName, audio: song.previewUrl, store: song.trackViewUrl };
}
