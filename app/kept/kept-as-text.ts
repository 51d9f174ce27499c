import type { KeptArtists } from "../../lib/kept/kept-artists.ts";

/** Human-readable names: one per line under the title of their list, kept ones first. */
export function keptAsText({ favourites, hidden }: KeptArtists): string {
  const lists = [
    { title: "Kept", artists: favourites },
    { title: "Hidden from lists", artists: hidden },
  ];
  return lists
    .filter(({ artists }) => artists.length > 0)
    .map(({ title, artists }) => `# ${title}\n${artists.map(({ name }) => name).join("\n")}\n`)
    .join("\n");
}
