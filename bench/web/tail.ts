import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { currentBuild, WORKSHOP } from "../../scripts/serve/builds.mjs";
import { quantile, summary } from "../statistics.ts";
import { readTail } from "./browse.ts";
import { get } from "./get.ts";
import { startSite } from "./site.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const BUILD = path.join(ROOT, currentBuild(ROOT));
const MAX_FIRST_MS = 150;
const MAX_SECOND_MS = 20;
const MAX_FUNCTION_BYTES = 50e6;

const Trace = v.pipe(v.string(), v.parseJson(), v.object({ files: v.array(v.string()) }));

/**
 * How the built site scales with its catalogue: what the build contains, and how long pages that it does not
 * contain take on their first visit, one after another, and on their second.
 */
export async function tail(count: number) {
  const { artists, slugs } = await readTail(count);
  const site = await startSite();
  try {
    // A popular page first, so that one-time work of the server does not count towards the tail.
    await get(`${site.origin}/`);
    const firstMs: number[] = [];
    const secondMs: number[] = [];
    const bytes: number[] = [];
    const faults: string[] = [];
    for (const times of [firstMs, secondMs]) {
      for (const slug of slugs) {
        const startMs = performance.now();
        const { status, body } = await get(`${site.origin}/artist/${slug}`);
        times.push(performance.now() - startMs);
        bytes.push(body.length);
        if (status !== 200) faults.push(`/artist/${slug}: ${status}`);
      }
    }
    const functionBytes = await functionSize();
    if (quantile(firstMs, 0.95) > MAX_FIRST_MS) faults.push(`first visits take ${quantile(firstMs, 0.95)} ms at p95`);
    if (quantile(secondMs, 0.95) > MAX_SECOND_MS)
      faults.push(`second visits take ${quantile(secondMs, 0.95)} ms at p95`);
    if (functionBytes > MAX_FUNCTION_BYTES) faults.push(`all functions together have ${functionBytes} bytes`);
    return {
      artists,
      data: await folderSize(path.join(ROOT, "public/data")),
      server: await folderSize(path.join(BUILD, "server")),
      functionBytes,
      pages: slugs.length,
      medianPageBytes: quantile(bytes, 0.5),
      firstMs: summary(firstMs),
      secondMs: summary(secondMs),
      memoryMiB: Math.round((await site.memoryBytes()) / 2 ** 20),
      faults,
    };
  } finally {
    await site.stop();
  }
}

async function folderSize(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(path.join(parentPath, name))).size;
  return { files: files.length, bytes };
}

/** Bytes of every file that any function of the build is traced to need, Next's server included. */
async function functionSize(): Promise<number> {
  const server = path.join(BUILD, "server");
  const traces = (await readdir(server, { recursive: true })).filter((file) => file.endsWith(".nft.json"));
  const traced = new Set<string>();
  for (const trace of traces) {
    const { files } = v.parse(Trace, await readFile(path.join(server, trace), "utf8"));
    for (const file of files) {
      // Their paths are relative to where the build was made.
      const made = path.join(ROOT, WORKSHOP, "server", path.dirname(trace), file);
      traced.add(made.replace(path.join(ROOT, WORKSHOP, path.sep), path.join(BUILD, path.sep)));
    }
  }
  let bytes = 0;
  for (const file of traced) {
    bytes += await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}
