import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { KeptProfile, ProfileResponse } from "./contract.ts";

const OK = { outcome: "ok", text: "A band.", language: "en", tags: [] };

describe("ProfileResponse", () => {
  it("keeps nothing that it does not name", () => {
    const unavailable = { outcome: "unavailable", retryAfterSeconds: 5 };
    expect(v.parse(ProfileResponse, { ...unavailable, reason: "refused" })).toEqual(unavailable);
  });

  it("refuses a fault that does not say when to ask again", () => {
    expect(v.is(ProfileResponse, { outcome: "unavailable" })).toBe(false);
  });

  it.each(["https://www.last.fm/music/Air", "https://ar.wikipedia.org/wiki/Air"])("accepts a link to %s", (url) => {
    expect(v.is(ProfileResponse, { ...OK, url })).toBe(true);
  });

  it.each([
    "https://evil.example/",
    "http://en.wikipedia.org/wiki/Air",
    "https://wikipedia.org.evil.example/",
    "https://evilwikipedia.org/",
    "javascript:alert(1)//en.wikipedia.org",
  ])("refuses a link to %s", (url) => {
    expect(v.is(ProfileResponse, { ...OK, url })).toBe(false);
  });
});

describe("KeptProfile", () => {
  it("holds no fault", () => {
    expect(v.is(KeptProfile, { outcome: { outcome: "unavailable", retryAfterSeconds: 5 }, fetchedAtMs: 1 })).toBe(
      false,
    );
    expect(v.is(KeptProfile, { outcome: { outcome: "none", tags: [] }, fetchedAtMs: 1 })).toBe(true);
  });
});
