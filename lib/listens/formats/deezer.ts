import { cellAt, type TableFormat } from "../format.ts";
import { SHORTEST_PLAY_MS } from "../play.ts";
import { parseTime } from "../times.ts";

/** Deezer's listening history, a sheet of the workbook with one's personal data. Listening time is in seconds. */
export const deezer: TableFormat = {
  id: "deezer",
  name: "Deezer, listening history",
  service: "deezer",
  match(header) {
    if (!header.has("songtitle", "artist", "listeningtime")) return null;
    const [artist, track, heard, date] = ["artist", "songtitle", "listeningtime", "date"].map((key) =>
      header.find(key),
    );
    return {
      read(cells) {
        const name = cellAt(cells, artist ?? -1);
        if (name === "") return "no-artist";
        const heardText = cellAt(cells, heard ?? -1);
        if (heardText !== "" && Number(heardText) * 1000 < SHORTEST_PLAY_MS) return "short";
        const time = parseTime(cellAt(cells, date ?? -1));
        return Number.isNaN(time.at) ? "no-date" : { name, mbid: null, track: cellAt(cells, track ?? -1), time };
      },
    };
  },
};
