import { type FormerSlugs, todaysSlug } from "./former-slugs.ts";

/** Pages with artists' slugs among their parameters. */
const PAGE = /^\/(?:map|kept|blend|path)$/;
/** Of one artist, or of several with commas and weights between them. */
const SLUG_PARAMETER = /([?&](?:artist|with|from|to|avoid)=)([^&]*)/g;
const BETWEEN = /([,:]|%2c|%3a)/i;
const FILE = /^\/data\/artists\/([a-z0-9-]+)\.json$/;

/** Whether `movedAddress` may have something to change; artists' own pages are `slugOfVariant`'s. */
export const namesArtists = (pathname: string) => PAGE.test(pathname) || FILE.test(pathname);

/**
 * The address of an artist's file, or of a page with artists among its parameters, with today's slugs in place of former
 * ones; null if it has none. What it returns never moves again.
 */
export function movedAddress(address: string, former: FormerSlugs["slugs"]): string | null {
  const [pathname = "", ...query] = address.split(/(?=\?)/);
  const path = pathname.replace(FILE, (file, slug: string) => {
    const today = todaysSlug(former, slug);
    return today === null ? file : `/data/artists/${today}.json`;
  });
  const search = PAGE.test(pathname)
    ? query.join("").replace(SLUG_PARAMETER, (_, name: string, value: string) => {
        const parts = value.split(BETWEEN).map((part) => todaysSlug(former, part) ?? part);
        return name + parts.join("");
      })
    : query.join("");
  return path + search === address ? null : path + search;
}
