import { cellAt, type TableFormat } from "../format.ts";
import { parseTime } from "../times.ts";

/** Shazam's library: CSV, often under a title line. */
export const shazam: TableFormat = {
  id: "shazam",
  name: "Shazam, library",
  service: "shazam",
  note: "Shazam lists songs that were recognised: each counts as one play.",
  match(header) {
    if (!header.has("tagtime", "artist")) return null;
    const [artist, track, tagged] = [header.find("artist"), header.find("title"), header.find("tagtime")];
    return {
      read(cells) {
        const name = cellAt(cells, artist);
        return name === ""
          ? "no-artist"
          : { name, mbid: null, track: cellAt(cells, track), time: parseTime(cellAt(cells, tagged)) };
      },
    };
  },
};
