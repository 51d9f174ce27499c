import { stat } from "node:fs/promises";
import path from "node:path";
import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { firstExisting } from "./first-existing.ts";
import { filesAt } from "./own-files.ts";
import { ownListens } from "./own-listens.ts";
import type { DatasetSource } from "./source.ts";

/** Where `npm run data` puts a listener's public listens, and where the pipeline looks for them. */
export function listensPath(datasetsDir: string, user: string): string {
  return path.join(datasetsDir, "listenbrainz", `${encodeURIComponent(user)}.jsonl`);
}

/** "ann,ben" → the listeners named, each once. */
export function listenersOf(names: string): string[] {
  return [...new Set(names.split(",").map((name) => name.trim()))].filter((name) => name !== "");
}

/** Listeners of ListenBrainz, by name or as files that they exported: `listenbrainz:ann,ben`, `listenbrainz:exports/`. */
export function listenbrainzSource(what: string): DatasetSource {
  return {
    id: `listenbrainz:${what}`,
    files: async ({ datasetsDir }) => (await find(datasetsDir, what)).files,
    async locate({ datasetsDir, ...options }) {
      const { files, isOwn, from } = await find(datasetsDir, what);
      // A download is one listener's by its name.
      const rule = isOwn ? options : { ...options, listenerRule: "per-file" as const };
      const { isOneListenerEach: _, listeners, ...listens } = await ownListens(files, from, rule);
      return {
        description: {
          id: "listenbrainz",
          title: `ListenBrainz listens of ${listeners === 1 ? "one listener" : `${listeners} listeners`}`,
          kind: "real",
          isPersonal: true,
          source: "ListenBrainz, MetaBrainz Foundation",
          sourceUrl: "https://listenbrainz.org",
          licence: isOwn ? "as its owner says" : "CC0, as all of ListenBrainz's public listens",
          citation: "ListenBrainz, MetaBrainz Foundation, listenbrainz.org.",
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

/** The file or folder of that name, else what was downloaded of these listeners. */
async function find(
  datasetsDir: string,
  what: string,
): Promise<{ files: string[]; isOwn: boolean; from: string | null }> {
  const own = await firstExisting([what]);
  if (own === null) {
    const files = await downloaded(datasetsDir, what);
    return { files, isOwn: false, from: path.join(datasetsDir, "listenbrainz") };
  }
  return { files: await filesAt(own), isOwn: true, from: (await stat(own)).isDirectory() ? own : null };
}

async function downloaded(datasetsDir: string, names: string): Promise<string[]> {
  const users = listenersOf(names);
  if (users.length === 0)
    throw new OperatorError(`listenbrainz:${printable(names)} names neither a listener nor a file`);
  const files = users.map((user) => listensPath(datasetsDir, user));
  const missing = await Promise.all(files.map(async (file) => (await firstExisting([file])) === null));
  const first = files[missing.indexOf(true)];
  if (first === undefined) return files;
  throw new OperatorError(
    `${printablePath(first)} is missing: npm run data -- --dataset listenbrainz:${printable(names)} downloads it. By hand: export your listens at https://listenbrainz.org/settings/export/ and name the file: npm start -- --dataset listenbrainz:<file>`,
  );
}
