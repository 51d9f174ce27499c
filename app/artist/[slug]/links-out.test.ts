import { describe, expect, it } from "vitest";
import { linksOut } from "./links-out.ts";

const hrefOf = (label: string, artist: Parameters<typeof linksOut>[0]) =>
  linksOut(artist).find((link) => link.label === label)?.href;

describe("linksOut", () => {
  it("linksOut(artist) goes to MusicBrainz by MBID, and searches without one or with a malformed one", () => {
    const mbid = "65F4F0C5-ef9e-490c-aee3-909e7ae6b2ab";
    expect(hrefOf("MusicBrainz", { name: "Metallica", mbid })).toBe(
      "https://musicbrainz.org/artist/65f4f0c5-ef9e-490c-aee3-909e7ae6b2ab",
    );
    const search = "https://musicbrainz.org/search?type=artist&query=a%22%26b";
    expect(hrefOf("MusicBrainz", { name: 'a"&b', mbid: null })).toBe(search);
    expect(hrefOf("MusicBrainz", { name: 'a"&b', mbid: "../../evil" })).toBe(search);
  });

  it("linksOut(artist) keeps any name within one query or path segment", () => {
    const name = "a/b?c#d&e=f";
    for (const { href } of linksOut({ name, mbid: null })) {
      expect(decodeURIComponent(href)).toContain(name);
      expect(new URL(href).hash).toBe("");
    }
  });
});
