import { describe, expect, it } from "vitest";
import { Environment, readEnvironment, vercelOrigin } from "./environment.ts";

describe("readEnvironment", () => {
  it("readEnvironment({}) is the defaults", () => {
    expect(readEnvironment({})).toEqual({
      DATASETS_DIR: ".cache/datasets",
      PRERENDER_ARTISTS: 2000,
      PORT: 3000,
      PAGE_CACHE_MB: 512,
      LASTFM_API_URL: "https://ws.audioscrobbler.com/2.0",
      LASTFM_LANGUAGES: ["en"],
      PREVIEWS_API_URL: "https://itunes.apple.com",
      MUSICBRAINZ_URL: "https://musicbrainz.org",
    });
  });

  it.each([
    ["PORT", "abc", 'PORT is "abc", expected a whole number from 1 to 65535'],
    ["PORT", "0", "PORT is 0, expected a whole number from 1 to 65535"],
    ["PORT", "70000", "PORT is 70000, expected a whole number from 1 to 65535"],
    ["PRERENDER_ARTISTS", "-1", 'PRERENDER_ARTISTS is "-1", expected a whole number from 0 to 100000'],
    ["HOST", "http://localhost", 'HOST is "http://localhost", expected a host name or an address such as 127.0.0.1'],
    ["PAGE_CACHE_MB", "1.5", 'PAGE_CACHE_MB is "1.5", expected a whole number from 0 to 1000000'],
    ["SITE_URL", "example.org", 'SITE_URL is "example.org", expected an origin such as https://example.org'],
    ["SITE_URL", "https://example.org/kindred", "expected an origin such as https://example.org, without a path"],
    ["SITE_URL", "https://me:secret@example.org", "SITE_URL is "],
    ["SITE_URL", "javascript:alert(1)", "SITE_URL is "],
    ["LASTFM_LANGUAGES", "de,english", 'LASTFM_LANGUAGES is "de,english", expected one to 4 two-letter language codes'],
    ["LASTFM_LANGUAGES", "de,fr,it,es,en", "expected one to 4"],
    ["PREVIEWS", "spotify", 'PREVIEWS is "spotify", expected itunes'],
    ["PREVIEWS_API_URL", "https://itunes.example", "expected https://itunes.apple.com or an origin on this machine"],
    ["PREVIEWS_API_URL", "http://itunes.apple.com", "PREVIEWS_API_URL is "],
    ["PREVIEWS_API_URL", "https://127.0.0.1.example/", "PREVIEWS_API_URL is "],
    ["PREVIEWS_API_URL", "http://localhost:1/?a", "PREVIEWS_API_URL is "],
    ["PROFILES", "last.fm", 'PROFILES is "last.fm", expected wikipedia'],
    ["PROFILES", "wikipedia", "PROFILES is set, which needs CONTACT: an address at which MusicBrainz can reach you"],
    ["LASTFM_API_URL", "file:///etc", 'LASTFM_API_URL is "file:///etc", expected an address'],
  ])(
    "readEnvironment({ %s: %j }) throws, naming the variable, what was found and what is expected",
    (name, value, message) => {
      expect(() => readEnvironment({ [name]: value })).toThrow(message);
    },
  );

  it("readEnvironment({ LASTFM_LANGUAGES }) is the list of codes, each once", () => {
    expect(readEnvironment({ LASTFM_LANGUAGES: "de, en,de" }).LASTFM_LANGUAGES).toEqual(["de", "en"]);
  });

  it("readEnvironment({ PROFILES, CONTACT }) turns Wikipedia on", () => {
    const given = { PROFILES: "wikipedia", CONTACT: "ann@kindred.example" };
    expect(readEnvironment(given)).toMatchObject(given);
  });

  it("readEnvironment names every faulty variable", () => {
    expect(() => readEnvironment({ PORT: "x", SITE_URL: "x" })).toThrow(/SITE_URL[^\n]+\n {2}PORT/);
  });

  it("readEnvironment({ SITE_URL }) keeps the origin alone", () => {
    expect(readEnvironment({ SITE_URL: " https://Example.org:8443/ " }).SITE_URL).toBe("https://example.org:8443");
  });

  it("readEnvironment takes an empty variable for none", () => {
    const names = Object.keys(Environment.entries);
    for (const empty of ["", " "]) {
      expect(readEnvironment(Object.fromEntries(names.map((name) => [name, empty])))).toEqual(readEnvironment({}));
    }
  });
});

describe("vercelOrigin", () => {
  const urls = { VERCEL_URL: "kindred-a1b2.vercel.app", VERCEL_PROJECT_PRODUCTION_URL: "kindred.example" };

  it.each([
    [{}, null],
    [{ VERCEL_ENV: "production", ...urls }, "https://kindred.example"],
    [{ VERCEL_ENV: "production", VERCEL_URL: urls.VERCEL_URL }, "https://kindred-a1b2.vercel.app"],
    [{ VERCEL_ENV: "preview", ...urls }, "https://kindred-a1b2.vercel.app"],
  ])("vercelOrigin(%j) is %s", (variables, origin) => {
    expect(vercelOrigin(readEnvironment(variables))).toBe(origin);
  });
});
