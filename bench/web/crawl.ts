import { lstat, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { summary } from "../statistics.ts";
import { readTail } from "./browse.ts";
import { get } from "./get.ts";
import { type Server, startSite, temporaryBuild } from "./site.ts";

/** So small that most of what is crawled is evicted again. */
const BUDGET_MB = 40;
const PLENTY_MB = 10_000;
const CRAWLERS = 4;
const SAMPLE_EVERY_MS = 500;
/** Pages compared between the two servers, drawn evenly from all; most of them are evicted by then. */
const COMPARED = 300;

/**
 * A crawler that visits `count` addresses that no build prerenders, artists and their social cards, on a server whose
 * disk has room for few of them. Samples the size of the server's folder throughout; then compares pages with those
 * of a server that has room for all.
 */
export async function crawl(count: number) {
  const { artists, slugs } = await readTail(count);
  // Every tenth address is a card, as if someone shared the link.
  const addresses = slugs.map((slug, at) => `/artist/${slug}${at % 10 === 9 ? "/card.png" : ""}`);
  const bounded = await visitAll(addresses, BUDGET_MB);
  const unbounded = await visitAll(
    addresses.filter((_, at) => at % Math.ceil(addresses.length / COMPARED) === 0),
    PLENTY_MB,
  );
  const faults = [...bounded.faults, ...unbounded.faults];
  if (bounded.maxBytes > BUDGET_MB * 1e6) faults.push(`${bounded.maxBytes} bytes on disk, ${BUDGET_MB} MB allowed`);
  let compared = 0;
  for (const [address, body] of unbounded.again) {
    compared++;
    if (bounded.again.get(address) !== body) faults.push(`${address} differs`);
  }
  const { bodies: _, again: __, faults: ___, ...figures } = bounded;
  return { artists, addresses: addresses.length, budgetMb: BUDGET_MB, ...figures, compared, faults };
}

async function visitAll(addresses: readonly string[], budgetMb: number) {
  const cwd = await temporaryBuild();
  const server = await startSite({ PAGE_CACHE_MB: String(budgetMb) }, { cwd });
  try {
    const before = await folderBytes(cwd);
    const faults: string[] = [];
    const samples: number[] = [];
    let isCrawling = true;
    const sampling = (async () => {
      while (isCrawling) {
        samples.push((await folderBytes(cwd)) - before);
        await sleep(SAMPLE_EVERY_MS);
      }
    })();
    const startMs = performance.now();
    const first = await visit(server, addresses, faults);
    const seconds = (performance.now() - startMs) / 1000;
    const cpuSeconds = await server.cpuSeconds();
    const chosen = addresses.filter((_, at) => at % Math.ceil(addresses.length / COMPARED) === 0);
    const second = await visit(server, chosen, faults);
    isCrawling = false;
    await sampling;
    samples.push((await folderBytes(cwd)) - before);
    for (const [address, body] of second.bodies) {
      if (first.bodies.get(address) !== body) faults.push(`${address} differs on its second visit`);
    }
    return {
      seconds: Math.round(seconds),
      cpuSeconds: Math.round(cpuSeconds),
      samples: samples.length,
      maxBytes: Math.max(...samples),
      endBytes: samples.at(-1) ?? 0,
      firstMs: summary(first.times),
      secondMs: summary(second.times),
      memoryMiB: Math.round((await server.memoryBytes()) / 2 ** 20),
      bodies: first.bodies,
      again: second.bodies,
      faults,
    };
  } finally {
    await server.stop();
    await rm(cwd, { recursive: true, force: true });
  }
}

/** Requests each address once, several at a time. */
async function visit({ origin, port }: Server, addresses: readonly string[], faults: string[]) {
  const waiting = [...addresses].reverse();
  const bodies = new Map<string, string>();
  const times: number[] = [];
  const crawlers = Array.from({ length: CRAWLERS }, async () => {
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      const startMs = performance.now();
      const { status, body } = await get(origin + address);
      times.push(performance.now() - startMs);
      // Absolute addresses contain the server's origin.
      bodies.set(address, contentOf(body.replaceAll(`localhost:${port}`, "")));
      if (status !== 200) faults.push(`${address}: ${status}`);
    }
  });
  await Promise.all(crawlers);
  return { bodies, times };
}

/**
 * A picture as is; for a page, what visitors read. The rest that React streams to the browser is ordered differently in
 * every rendering.
 */
function contentOf(body: string): string {
  const parts = [/<title>.*?<\/title>/s, /<link rel="canonical"[^>]*>/, /<main.*?<\/main>/s].map(
    (part) => part.exec(body)?.[0],
  );
  return parts[2] === undefined ? body : parts.join("\n");
}

/** Disk usage of all files below; links are not followed, and files that vanish in the meantime do not count. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        lstat(path.join(parentPath, name)).then(
          ({ blocks }) => blocks * 512,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
