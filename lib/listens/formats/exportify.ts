import { cellAt, type TableFormat } from "../format.ts";
import { NO_TIME } from "../play.ts";

/**
 * Several artists in one cell, with `;` between them, or `,`, which names hold too ("Tyler, The Creator"). The number of
 * identifiers beside them says how many there are.
 */
function split(names: string, identifiers: string): string[] {
  const count = identifiers === "" ? null : identifiers.split(/[,;|]\s*/).filter((id) => id !== "").length;
  if (count === 1) return [names];
  const parts = names.includes(";") ? names.split(";") : names.split(/,\s*/);
  return count === null || parts.length === count ? parts.map((part) => part.trim()) : [names];
}

/** Exportify and its like: a Spotify playlist as CSV. */
export const exportify: TableFormat = {
  id: "exportify",
  name: "a Spotify playlist (Exportify)",
  service: "playlist",
  note: "A playlist is no listening history: each of its tracks counts as one play.",
  hasTotals: true,
  match(header) {
    const artist = header.find("artistnames", "artistname");
    const isPlaylist = ["trackuri", "spotifyuri", "spotifyid", "trackid", "addedat", "addedby"].some((key) =>
      header.has(key),
    );
    if (artist < 0 || !isPlaylist || header.find("plays", "playcount", "msplayed") >= 0) return null;
    const track = header.find("trackname", "track");
    const identifiers = header.find("artisturis", "artisturi", "artistids");
    return {
      read(cells) {
        const [name, ...others] = split(cellAt(cells, artist), cellAt(cells, identifiers)).filter(
          (part) => part !== "",
        );
        if (name === undefined) return "no-artist";
        return {
          name,
          mbid: null,
          others: others.map((other) => ({ name: other, mbid: null })),
          track: cellAt(cells, track),
          time: NO_TIME,
        };
      },
    };
  },
};
