import "server-only";
import { cache } from "react";
import { isSlug } from "../primitives/slug.ts";
import { type ArtistRow, BROWSE_PAGE_SIZE, BrowseIndex, type BrowseLetter, BrowsePage } from "../site-data/browse.ts";
import { readDataFile, requireDataFile } from "./read-json.ts";

export const readBrowseIndex = cache(() => requireDataFile("browse/index.json", BrowseIndex));

/** Artists by listeners, `page` from 1; null past the end. */
export const findPopularPage = cache((page: number) => readDataFile(`browse/popular/${page}.json`, BrowsePage));

export type BrowseOrder = "plays" | "average-plays";

/** Artists by plays or by plays per listener, `page` from 1; null past the end. */
export const findOrderedPage = cache((order: BrowseOrder, page: number) =>
  readDataFile(`browse/${order}/${page}.json`, BrowsePage),
);

/** Artists of one letter by name, `page` from 1; null past the end. */
export const findLetterPage = cache((letter: BrowseLetter, page: number) =>
  readDataFile(`browse/letter/${letter}/${page}.json`, BrowsePage),
);

/** Artists of one of the map's clusters by listeners, `page` from 1; null where there is no such cluster or page. */
export const findClusterPage = cache(async (cluster: string, page: number) =>
  isSlug(cluster) ? readDataFile(`browse/cluster/${cluster}/${page}.json`, BrowsePage) : null,
);

/** The `count` artists with most listeners (fewer where the dataset has fewer). */
export const readMostHeard = cache(async (count: number): Promise<ArtistRow[]> => {
  const pages = Math.ceil(count / BROWSE_PAGE_SIZE);
  const found = await Promise.all(Array.from({ length: pages }, (_, index) => findPopularPage(index + 1)));
  return found.flatMap((page) => page?.artists ?? []).slice(0, count);
});
