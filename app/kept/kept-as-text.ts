import type { KeptArtists } from "../../lib/contracts/kept-artists.ts";

/** Names, one a line, favourites first: what the form on /for-you reads again. */
export function keptAsText({ favourites, hidden }: KeptArtists): string {
  const lists = [
    { title: "Favourites", artists: favourites },
    { title: "Hidden from lists", artists: hidden },
  ];
  return lists
    .filter(({ artists }) => artists.length > 0)
    .map(({ title, artists }) => `# ${title}\n${artists.map(({ name }) => name).join("\n")}\n`)
    .join("\n");
}
