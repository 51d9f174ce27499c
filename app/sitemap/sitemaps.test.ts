import { describe, expect, it } from "vitest";
import { browsePagesOf, sitemapFiles, sitemapResponse } from "./sitemaps.ts";

describe("browsePagesOf(file, popularPages)", () => {
  it.each([1, 49, 50, 51, 100, 1000])("lists every one of %i pages once over all sitemaps", (popularPages) => {
    const pages = sitemapFiles(popularPages).flatMap((file) => browsePagesOf(file, popularPages) ?? []);
    expect(pages).toEqual(Array.from({ length: popularPages }, (_, index) => index + 1));
  });

  it("is null for anything that is not a sitemap", () => {
    for (const file of ["3.xml", "1", "01.xml", "-1.xml"]) expect(browsePagesOf(file, 100)).toBeNull();
  });
});

describe("sitemapResponse(kind, addresses)", () => {
  it("is XML that holds each address, escaped", async () => {
    const text = await sitemapResponse("sitemapindex", ["https://a.example/?a&b"]).text();
    expect(text).toContain("<sitemap><loc>https://a.example/?a&amp;b</loc></sitemap>");
  });
});
