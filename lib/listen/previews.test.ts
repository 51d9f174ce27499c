import { describe, expect, it } from "vitest";
import { fold } from "../search/fold.ts";
import { choosePreview, ITUNES_ORIGIN, previewOrigins, previewSearch } from "./previews.ts";

/** One result as the API gives it, shortened. */
const song = (changes: object = {}) => ({
  wrapperType: "track",
  kind: "song",
  artistName: "Radiohead",
  trackName: "Karma Police",
  trackViewUrl: "https://music.apple.com/us/album/karma-police/1097861387?i=1097861834&uo=4",
  previewUrl: "https://audio-ssl.itunes.apple.com/itunes-assets/AudioPreview115/v4/a.plus.aac.p.m4a",
  ...changes,
});
const choose = (name: string, ...results: unknown[]) =>
  choosePreview(
    { resultCount: results.length, results },
    { api: ITUNES_ORIGIN, name, isSame: (a, b) => fold(a) === fold(b) },
  );

describe("previewSearch(api, name)", () => {
  it("asks for songs by the artist, with any name as one value", () => {
    const { origin, searchParams } = new URL(previewSearch(ITUNES_ORIGIN, "a&limit=9#b"));
    expect(origin).toBe(ITUNES_ORIGIN);
    expect(searchParams.get("term")).toBe("a&limit=9#b");
    expect(searchParams.getAll("limit")).toEqual(["25"]);
    expect(searchParams.get("entity")).toBe("song");
  });
});

describe("previewOrigins(api)", () => {
  it("names Apple's two hosts, or a stub's one", () => {
    expect(previewOrigins(ITUNES_ORIGIN)).toEqual({
      connect: "https://itunes.apple.com",
      media: "https://audio-ssl.itunes.apple.com",
    });
    expect(previewOrigins("http://127.0.0.1:9")).toEqual({
      connect: "http://127.0.0.1:9",
      media: "http://127.0.0.1:9",
    });
  });
});

describe("choosePreview(answer, artist)", () => {
  it("takes the first song of the artist itself, however its name is written", () => {
    const other = song({ artistName: "Radiohead Tribute", trackName: "Creep" });
    expect(choose("RADIOHEAD", other, song())).toEqual({
      song: "Karma Police",
      audio: song().previewUrl,
      store: song().trackViewUrl,
    });
    expect(choose("Björk", song({ artistName: "Bjork" }))).not.toBeNull();
  });

  it.each([
    ["another band's song", song({ artistName: "Radiohead & Friends" })],
    ["a song without a preview", song({ previewUrl: undefined })],
    ["a sound from elsewhere", song({ previewUrl: "https://evil.example/a.m4a" })],
    ["a sound that is no address", song({ previewUrl: "a.m4a" })],
    ["a page of another site", song({ trackViewUrl: "https://apple.com.evil.example/" })],
    ["a page that is a script", song({ trackViewUrl: "javascript:alert(1)//apple.com" })],
    ["something else", null],
  ])("offers nothing rather than %s", (_, result) => {
    expect(choose("Radiohead", result)).toBeNull();
    expect(choose("Radiohead", result, song())?.song).toBe("Karma Police");
  });

  it("throws on what is no answer", () => {
    expect(() => choosePreview("<html>", { api: ITUNES_ORIGIN, name: "x", isSame: () => true })).toThrow();
  });
});
