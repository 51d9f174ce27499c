import { stat } from "node:fs/promises";
import path from "node:path";
import { bigTable } from "./big-table.ts";
import { filesAt } from "./own-files.ts";
import { ownListens } from "./own-listens.ts";
import type { DatasetSource } from "./source.ts";

/**
 * The operator's own listening: exports of any format (`lib/listens`), alone, in an archive or in a folder; or a table of plays
 * by user and artist.
 */
export function fileSource(filePath: string): DatasetSource {
  return {
    id: `file:${path.basename(filePath)}`,
    files: () => filesAt(filePath),
    async locate(options) {
      const files = await filesAt(filePath);
      const isFolder = (await stat(filePath)).isDirectory();
      const big = isFolder ? null : await bigTable(filePath);
      const found = big ?? (await ownListens(files, isFolder ? filePath : null, options));
      const { isOneListenerEach, listeners, ...listens } = { isOneListenerEach: false, listeners: 0, ...found };
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
