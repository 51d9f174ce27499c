import { describe, expect, it } from "vitest";
import { bibtex, citation } from "./citation.ts";
import { coverage, unpublished } from "./coverage.ts";
import { manifest } from "./manifest.fixture.ts";

describe("citation(manifest, address)", () => {
  it("names page, address, the data's own citation and their checksum", () => {
    expect(citation(manifest, "https://example.org")).toBe(
      "Kindred: Small & odd, explored. https://example.org/explore. Data: A. Author, 2010. SHA-256 abcdef012345. Method: user-median-log.",
    );
  });

  it("as BibTeX escapes what TeX would read", () => {
    expect(bibtex(manifest, "https://example.org")).toBe(
      [
        "@misc{kindred-file-odd-csv,",
        "  title = {Kindred: Small \\& odd, explored},",
        "  howpublished = {\\url{https://example.org/explore}},",
        "  note = {Data: A. Author, 2010. SHA-256 abcdef012345. Method: user-median-log.}",
        "}",
      ].join("\n"),
    );
  });
});

describe("coverage(manifest)", () => {
  it("says that the whole source was read, or how a sample was cut", () => {
    expect(coverage(manifest)).toBe(
      "Based on the whole source: 55 of 60 rows (92%) of Small & odd, with 50 listeners, 5 artists and 5,861 plays, in 49 listener–artist pairs.",
    );
    const sample = { how: "every tenth listener", fraction: 0.1, seed: 7 };
    expect(coverage({ ...manifest, sample })).toMatch(
      /^Based on a sample, every tenth listener \(10% of the source\), seed 7: 55 of 60 rows/,
    );
  });

  it("unpublished(manifest) counts the artists without a page", () => {
    expect(unpublished(manifest)).toBe(
      "2 artists have fewer than 3 listeners and therefore no page: counted in the figures, but never named.",
    );
    expect(unpublished({ ...manifest, artists: { ...manifest.artists, published: 5 } })).toBeNull();
  });
});
