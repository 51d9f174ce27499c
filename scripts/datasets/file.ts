import path from "node:path";
import { filesAt, ownListens } from "./own-listens.ts";
import type { DatasetSource } from "./source.ts";

/**
 * Anyone's own files: CSV or TSV with a header that names user, artist, plays and optionally mbid, in any order; scrobble
 * exports (one row or JSON line for each time something was played); or a folder of such files, one listener each.
 */
export function fileSource(filePath: string): DatasetSource {
  return {
    id: `file:${path.basename(filePath)}`,
    files: () => filesAt(filePath),
    async locate(options) {
      const { isOneListenerEach, ...listens } = await ownListens(await filesAt(filePath), options);
      const listeners = listens.tables.length;
      // A file of one listener's is called after them; the site needn't say so.
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
