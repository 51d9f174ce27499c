import { describe, expect, it } from "vitest";
import { sitemapIds, sitemapSlice } from "./sitemap-chunks.ts";

describe("sitemapIds", () => {
  it("sitemapIds(urls) and sitemapSlice(urls, id) list every URL once, at most 50,000 a file", () => {
    const urls = Array.from({ length: 100_001 }, (_, index) => index);
    const slices = sitemapIds(urls.length).map((id) => sitemapSlice(urls, id));
    expect(slices.map((slice) => slice.length)).toEqual([50_000, 50_000, 1]);
    expect(slices.flat()).toEqual(urls);
  });
});
