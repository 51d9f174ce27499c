import type { KeptArtists } from "../../lib/kept/kept-artists.ts";

/** Names for people to read: one a line under the title of their list, favourites first. */
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
