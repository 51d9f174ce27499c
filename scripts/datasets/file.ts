import path from "node:path";
import { filesAt, ownListens } from "./own-listens.ts";
import type { DatasetSource } from "./source.ts";

/**
 * The operator's own files: CSV or TSV with a header that names user, artist, plays and optionally mbid, in any order; scrobble
 * exports (one row or JSON line per listen); or a folder of such files, one per listener.
 */
export function fileSource(filePath: string): DatasetSource {
  return {
    id: `file:${path.basename(filePath)}`,
    files: () => filesAt(filePath),
    async locate(options) {
      const { isOneListenerEach, ...listens } = await ownListens(await filesAt(filePath), options);
      const listeners = listens.tables.length;
      // A file of one listener is named after them; the site must not show that.
      const title = isOneListenerEach
        ? `Scrobble export${listeners === 1 ? "" : `s of ${listeners} listeners`}`
        : path.basename(filePath);
      return {
        description: {
          id: isOneListenerEach ? "file:exports" : `file:${path.basename(filePath)}`,
          title,
          kind: "real",
          isPersonal: true,
          source: title,
          sourceUrl: null,
          licence: "as its owner says",
          citation: title,
          period: null,
        },
        sample: null,
        ...listens,
        userPattern: null,
        publishMinListeners: 1,
      };
    },
  };
}
