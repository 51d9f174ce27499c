import { createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { finished } from "node:stream/promises";
import { strFromU8, unzipSync } from "fflate";
import * as v from "valibot";
import { OperatorError } from "../precompute/operator-error.ts";

const UserFile = v.pipe(v.string(), v.parseJson(), v.object({ username: v.string() }));
const LINE_FEED = "\n".charCodeAt(0);

export interface Unpacked {
  path: string;
  /** Whose listening it is, where the archive says so. */
  listener: string | null;
}

/**
 * A ListenBrainz export as it is downloaded (`listens/<year>/<month>.jsonl` in a zip) as one file of JSON lines in `workDir`.
 * @throws OperatorError where it can't be unpacked or holds no listens
 */
export async function unpackExport(archive: string, workDir: string, name: string): Promise<Unpacked> {
  const isWanted = (entry: string) => /(^|\/)listens\/.+\.jsonl$/.test(entry) || entry.endsWith("user.json");
  const entries = await readFile(archive)
    .then((bytes) => unzipSync(bytes, { filter: (file) => isWanted(file.name) }))
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new OperatorError(`${archive}: cannot be unpacked (${reason}); download it again`);
    });
  const months = Object.entries(entries)
    .filter(([entry]) => entry.endsWith(".jsonl"))
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  if (months.length === 0) {
    throw new OperatorError(`${archive}: no listens/….jsonl inside, expected an export from ListenBrainz`);
  }
  const target = path.join(workDir, `${name}.jsonl`);
  const out = createWriteStream(target);
  for (const [, bytes] of months) {
    out.write(bytes);
    if (bytes.at(-1) !== LINE_FEED) out.write("\n");
  }
  out.end();
  await finished(out);
  const user = Object.entries(entries).find(([entry]) => entry.endsWith("user.json"))?.[1];
  const parsed = user === undefined ? null : v.safeParse(UserFile, strFromU8(user));
  return { path: target, listener: parsed?.success ? parsed.output.username : null };
}

/** A list in one JSON document, as older exports are, as JSON lines in `workDir`. @throws OperatorError where it is none */
export async function unpackJsonList(file: string, workDir: string, name: string): Promise<Unpacked> {
  const list = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), await readFile(file, "utf8"));
  if (!list.success) {
    throw new OperatorError(`${file}: found no list of listens in JSON ([{…}, …]): ${list.issues[0].message}`);
  }
  const target = path.join(workDir, `${name}.jsonl`);
  await writeFile(target, list.output.map((listen) => `${JSON.stringify(listen)}\n`).join(""));
  return { path: target, listener: null };
}
