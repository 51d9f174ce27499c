import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { copyCheckout } from "../../scripts/test/own-checkout.ts";
import { summary } from "../statistics.ts";
import { readIndex, readPopular } from "./browse.ts";
import { get } from "./get.ts";
import { startSite } from "./site.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FOLDER = path.join(ROOT, ".cache/bench-rebuild");
/** Enough for both kinds of pages: prerendered, and rendered on their first visit. */
const BUILD_ENV = { DATASET: "demo", PRERENDER_ARTISTS: "20", NEXT_TELEMETRY_DISABLED: "1" };
const VISITORS = 2;
const PAUSE_MS = 20;
/** Requests are sent for this long before and after the rebuild. */
const MARGIN_MS = 5000;
/**
 * Every other kind is requested from the beginning. The rest joins after `next build` has started, one kind at a time: a
 * server may still have earlier pages in memory, whatever happened to their files.
 */
const JOIN_MS = 2500;

interface Kind {
  kind: string;
  /** The address for the nth request of this kind. */
  path(turn: number): string;
  status: number;
}

/**
 * Visitors of 20 kinds of page and file, while the pipeline and `next build` run in the server's own folder from
 * start to end, and the new build is switched in. Afterwards a new server shows the new build.
 * @param source the checkout to test; it is copied
 */
export async function rebuild(source = ROOT) {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(path.dirname(FOLDER), { recursive: true });
  copyCheckout(source, FOLDER);
  try {
    await run(["run", "build"]);
    const kinds = await readKinds();
    const site = await startSite({}, { cwd: FOLDER });
    try {
      const faults: string[] = [];
      const times: number[] = [];
      const counts: Record<string, number> = {};
      let isOver = false;
      let buildStartMs = Number.POSITIVE_INFINITY;
      const hasJoined = (place: number) => place % 2 === 0 || performance.now() > buildStartMs + place * JOIN_MS;
      const visit = async (visitor: number) => {
        for (let turn = visitor; !isOver; turn += VISITORS) {
          if (!hasJoined(turn % kinds.length)) continue;
          const { kind, path: address, status } = kinds[turn % kinds.length] ?? missing();
          const at = address(Math.floor(turn / kinds.length));
          const startMs = performance.now();
          const found = await get(`${site.origin}${at}`).then(
            (response) => response.status,
            (error: unknown) => String(error),
          );
          times.push(performance.now() - startMs);
          counts[`${kind}: ${found}`] = (counts[`${kind}: ${found}`] ?? 0) + 1;
          if (found !== status) faults.push(`${at}: ${found}`);
          await sleep(PAUSE_MS);
        }
      };
      const visiting = Array.from({ length: VISITORS }, (_, visitor) => visit(visitor));
      await sleep(MARGIN_MS);
      const before = await buildOf(site.origin);
      const startMs = performance.now();
      await run(["run", "prebuild", "--", "--force"]);
      buildStartMs = performance.now();
      // A server that writes where the build deletes files makes the build fail, and its visitors see the consequences.
      await run(["exec", "next", "build"]).catch((error: Error) => faults.push(error.message.slice(0, 400)));
      const rebuildSeconds = Math.round((performance.now() - startMs) / 1000);
      await sleep(MARGIN_MS);
      isOver = true;
      await Promise.all(visiting);
      const after = await inNewServer(kinds, faults);
      if (after === before) faults.push("the new server shows the old build");
      if ((await buildOf(site.origin)) !== before) faults.push("the running server shows another build than its own");
      return {
        requests: times.length,
        kinds: kinds.length,
        rebuildSeconds,
        responseMs: summary(times),
        counts,
        faults,
      };
    } finally {
      await site.stop();
    }
  } finally {
    await rm(FOLDER, { recursive: true, force: true });
  }
}

/** @returns the build that a server started now shows */
async function inNewServer(kinds: Kind[], faults: string[]): Promise<string> {
  const site = await startSite({}, { cwd: FOLDER });
  try {
    for (const { path: address, status } of kinds) {
      const response = await get(`${site.origin}${address(0)}`);
      if (response.status !== status) faults.push(`in the new server ${address(0)}: ${response.status}`);
    }
    return await buildOf(site.origin);
  } finally {
    await site.stop();
  }
}

/** Next writes the id of the build into every page. */
async function buildOf(origin: string): Promise<string> {
  const { body } = await get(`${origin}/methods`);
  return /\\"b\\":\\"([\w-]+)\\"/.exec(body)?.[1] ?? "unknown";
}

async function readKinds(): Promise<Kind[]> {
  const data = path.join(FOLDER, "public/data");
  const { popularPages } = await readIndex(data);
  const tail: string[] = [];
  for (let page = Math.ceil(popularPages / 2); page <= popularPages; page++) {
    tail.push(...(await readPopular(page, data)));
  }
  const fixed = (address: string): Kind => ({ kind: address, path: () => address, status: 200 });
  return [
    fixed("/"),
    fixed("/artist/radiohead"),
    { kind: "an artist that no one has visited", path: (turn) => `/artist/${tail[turn % tail.length]}`, status: 200 },
    { kind: "an unknown artist", path: (turn) => `/artist/nobody-of-this-name-${turn}`, status: 404 },
    fixed("/artist/radiohead?heard=-499&shared=150"),
    fixed("/artists"),
    fixed("/artists/popular/2"),
    fixed("/artists/letter/b/1"),
    fixed("/search?q=radio"),
    fixed("/for-you?with=radiohead:120,bjork"),
    fixed("/blend?with=radiohead,bjork"),
    fixed("/path?from=radiohead&to=metallica"),
    fixed("/map"),
    fixed("/explore"),
    fixed("/methods"),
    fixed("/api-docs"),
    fixed("/data/artists/radiohead.json"),
    fixed("/explore/most-plays.csv"),
    fixed("/map/picture.svg"),
    fixed("/sitemap/0.xml"),
    fixed("/openapi.json"),
    fixed("/api/health"),
    { kind: "an unknown address", path: () => "/no/such/page", status: 404 },
  ];
}

function missing(): never {
  throw new Error("no such kind of page");
}

/** Runs npm in the copy. @throws Error with what it wrote to stderr */
async function run(args: string[]): Promise<void> {
  await promisify(execFile)("npm", args, {
    cwd: FOLDER,
    env: { ...process.env, ...BUILD_ENV },
    maxBuffer: 64 * 2 ** 20,
  });
}
