import path from "node:path";
import { OperatorError } from "../precompute/operator-error.ts";
import { firstExisting } from "./first-existing.ts";
import { filesAt, ownListens } from "./own-listens.ts";
import type { DatasetSource } from "./source.ts";

/** Where `npm run data` puts a listener's public listens, and where they are looked for. */
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
    async locate({ datasetsDir, workDir }) {
      const own = await firstExisting([what]);
      const files = own === null ? await downloaded(datasetsDir, what) : await filesAt(own);
      const { isOneListenerEach: _, ...listens } = await ownListens(files, workDir);
      return {
        description: {
          id: "listenbrainz",
          title: `ListenBrainz listens of ${files.length === 1 ? "one listener" : `${files.length} listeners`}`,
          kind: "real",
          isPersonal: true,
          source: "ListenBrainz, MetaBrainz Foundation",
          sourceUrl: "https://listenbrainz.org",
          licence: own === null ? "CC0, as all of ListenBrainz's public listens" : "as its owner says",
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

async function downloaded(datasetsDir: string, names: string): Promise<string[]> {
  const users = listenersOf(names);
  if (users.length === 0) throw new OperatorError(`listenbrainz:${names} names no listener and no file`);
  const files = users.map((user) => listensPath(datasetsDir, user));
  const missing = await Promise.all(files.map(async (file) => (await firstExisting([file])) === null));
  const first = files[missing.indexOf(true)];
  if (first === undefined) return files;
  throw new OperatorError(
    `${first} is not there: npm run data -- --dataset listenbrainz:${names} downloads it. By hand: export your listens at https://listenbrainz.org/settings/export/ and name the file: DATASET=listenbrainz:<file>`,
  );
}
