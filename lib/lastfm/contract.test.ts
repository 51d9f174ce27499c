import { describe, expect, it } from "vitest";
import { lastfmArtistUrl, parseLastfmUrl } from "./contract.ts";

describe("lastfmArtistUrl(name)", () => {
  it.each([
    ["Björk", "https://www.last.fm/music/Bj%C3%B6rk"],
    ["Sigur Rós", "https://www.last.fm/music/Sigur+R%C3%B3s"],
    ["AC/DC", "https://www.last.fm/music/AC%2FDC"],
    ["+/-", "https://www.last.fm/music/%252B%2F-"],
    ["?", "https://www.last.fm/music/%3F"],
    ["../../evil", "https://www.last.fm/music/..%2F..%2Fevil"],
    ["..", "https://www.last.fm/search/artists?q=.."],
    ["a\uD800", "https://www.last.fm/music/a%EF%BF%BD"],
  ])("%s stays below last.fm/music, or searches for a name that no path can hold", (name, url) => {
    expect(lastfmArtistUrl(name)).toBe(url);
    expect(parseLastfmUrl(url)).toBe(url);
  });
});

describe("parseLastfmUrl(text)", () => {
  it.each([
    "http://www.last.fm/music/Air",
    "https://last.fm.evil.example/",
    "https://evillast.fm/",
    "https://user:secret@www.last.fm/",
    "https://www.last.fm:8443/",
    "javascript:alert(1)//www.last.fm",
    "//www.last.fm/music/Air",
    "",
  ])("refuses %j", (text) => {
    expect(parseLastfmUrl(text)).toBeNull();
  });

  it("gives the normal form", () => {
    expect(parseLastfmUrl("https://WWW.LAST.FM/music/a b")).toBe("https://www.last.fm/music/a%20b");
  });
});
