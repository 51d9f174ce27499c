import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { createGzip } from "node:zlib";
import type { Browser, CDPSession, Page } from "@playwright/test";
import * as v from "valibot";
import { buildSearchIndex } from "../lib/search/build.ts";
import { count, option } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { freePort } from "../scripts/serve/port.ts";
import { launchBrowser } from "./browser.ts";
import { largeCatalogue } from "./large-catalogue.ts";
import { quantile } from "./statistics.ts";
import { startSite } from "./web/site.ts";

/**
 * Keystroke to suggestions, in a real browser: the built site (`npm run build` first) with the search index of a large
 * catalogue in place of its own. Everything runs on the loopback address; nothing is written outside a temporary folder.
 */
const values = commandValues({
  name: "npx tsx bench/search-latency.ts",
  about: "Measures the time from keystroke to suggestions in a browser, on the built site.",
  options: {
    artists: option(count(), { help: "size of the catalogue", fallback: 290_000 }),
    repeats: option(count(), { help: "how often each query is typed", fallback: 3 }),
  },
});
const QUERIES = "lib/search/hard-queries.tsv";
/** If the screen does not change for this long, a keystroke has been fully handled. */
const QUIET_MS = 120;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function writeIndex(folder: string): Promise<{ files: number; sizeBytes: number }> {
  await mkdir(path.join(folder, "search"));
  let files = 0;
  let sizeBytes = 0;
  for (const [file, content] of buildSearchIndex(await largeCatalogue(values.artists))) {
    const text = JSON.stringify(content);
    await writeFile(path.join(folder, file), text);
    files++;
    sizeBytes += Buffer.byteLength(text);
  }
  return { files, sizeBytes };
}

/** Answers /data/search/ from `folder`, compressed as Next does, and forwards everything else to the site. */
function serveIndex(folder: string, sitePort: number) {
  return createServer(async (incoming: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(incoming.url ?? "/", "http://localhost");
    if (/^\/data\/search\/[\w-]+\.json$/.test(pathname)) {
      const file = path.join(folder, pathname.replace("/data/", ""));
      if (!(await stat(file).catch(() => null))) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      return createReadStream(file).pipe(createGzip()).pipe(response);
    }
    const { method, headers, url } = incoming;
    const onward = request({ port: sitePort, method, headers, path: url }, (upstream) => {
      response.writeHead(upstream.statusCode ?? 502, upstream.headers);
      upstream.pipe(response);
    });
    onward.on("error", () => response.destroy());
    incoming.pipe(onward);
  });
}

/** Records in the page when keys arrive and when the list last changed, and counts pending requests. */
function watchPage(): void {
  const notes = { keyMs: 0, changeMs: 0, pending: 0 };
  Object.assign(window, { searchNotes: notes });
  document.addEventListener("input", () => Object.assign(notes, { keyMs: performance.now(), changeMs: 0 }), true);
  const plainFetch = window.fetch;
  window.fetch = (...input) => {
    notes.pending++;
    return plainFetch(...input).finally(() => notes.pending--);
  };
  document.addEventListener("DOMContentLoaded", () => {
    const observer = new MutationObserver((changes) => {
      const isList = changes.some(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest("[role=search]"),
      );
      // Visible with the next frame.
      if (isList) requestAnimationFrame(() => Object.assign(notes, { changeMs: performance.now() }));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

const Notes = v.object({ keyMs: v.number(), changeMs: v.number(), pending: v.number() });

/** Waits until no request is pending and the list no longer changes; ms from the key to the last change, null if it changed nothing. */
async function settle(page: Page): Promise<number | null> {
  for (;;) {
    const before = v.parse(Notes, await page.evaluate("window.searchNotes"));
    await page.waitForTimeout(QUIET_MS);
    const after = v.parse(Notes, await page.evaluate("window.searchNotes"));
    if (after.pending > 0 || before.changeMs !== after.changeMs) continue;
    return after.changeMs === 0 ? null : after.changeMs - after.keyMs;
  }
}

interface Transfer {
  file: string;
  sizeBytes: number;
}

/** CPU time of the page's main thread so far, ms; not affected by other load on the machine. */
async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** Opens the home page in a fresh context; `transfers` collects what the search requests. */
async function openPage(browser: Browser, address: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const files = new Map<string, string>();
  const transfers: Transfer[] = [];
  session.on("Network.responseReceived", ({ requestId, response }) =>
    files.set(requestId, new URL(response.url).pathname),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId);
    if (file !== undefined) transfers.push({ file, sizeBytes: encodedDataLength });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  transfers.length = 0;
  return { context, page, session, box: page.getByRole("combobox").filter({ visible: true }).first(), transfers };
}

const kilobytes = (sizeBytes: number) => `${(sizeBytes / 1000).toFixed(1)} kB`;
const total = (transfers: readonly Transfer[]) => transfers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
const isIndex = ({ file }: Transfer) => file.startsWith("/data/search/");

/** What is transferred until the first letter typed has all its suggestions, for several first letters. */
async function measureFirst(browser: Browser, address: string): Promise<void> {
  const rows: { index: number; script: number }[] = [];
  for (const letter of ["a", "b", "m", "r", "s", "t", "k", "é"]) {
    const { context, page, box, transfers } = await openPage(browser, address);
    await box.focus();
    await box.press(letter === "é" ? "z" : letter);
    await settle(page);
    rows.push({
      index: total(transfers.filter(isIndex)),
      script: total(transfers.filter(({ file }) => file.endsWith(".js"))),
    });
    await context.close();
  }
  const worst = rows.toSorted((a, b) => b.index + b.script - a.index - a.script)[0];
  say(
    `first suggestion, worst of ${rows.length} letters: ${kilobytes(worst?.index ?? 0)} of index, ` +
      `${kilobytes(worst?.script ?? 0)} of script`,
  );
}

async function measureTyping(browser: Browser, address: string, queries: readonly string[]): Promise<void> {
  const latencies: number[] = [];
  const cpuTimes: number[] = [];
  const shards: Transfer[] = [];
  let unchanged = 0;
  for (let repeat = 0; repeat < values.repeats; repeat++) {
    const { context, page, session, box, transfers } = await openPage(browser, address);
    await box.focus();
    // The first load does not belong to a keystroke.
    await box.press("x");
    await settle(page);
    for (const query of queries) {
      await box.fill("");
      await settle(page);
      for (const letter of query) {
        const beforeMs = await mainThreadMs(session);
        await page.keyboard.insertText(letter);
        const latencyMs = await settle(page);
        cpuTimes.push((await mainThreadMs(session)) - beforeMs);
        if (latencyMs === null) unchanged++;
        else latencies.push(latencyMs);
      }
    }
    shards.push(...transfers.filter((transfer) => isIndex(transfer) && !transfer.file.endsWith("head.json")));
    await context.close();
  }
  const sizes = shards.map(({ sizeBytes }) => sizeBytes);
  say(
    `keystroke to last change on the screen, ${latencies.length} keystrokes of ${queries.length} queries: ` +
      `p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p95 ${quantile(latencies, 0.95).toFixed(1)} ms, ` +
      `p99 ${quantile(latencies, 0.99).toFixed(1)} ms; ${unchanged} changed nothing`,
  );
  say(
    `CPU of the main thread for one: p50 ${quantile(cpuTimes, 0.5).toFixed(1)} ms, p95 ${quantile(cpuTimes, 0.95).toFixed(1)} ms`,
  );
  say(
    `shards: ${sizes.length} loaded, median ${kilobytes(quantile(sizes, 0.5))}, largest ${kilobytes(Math.max(0, ...sizes))}`,
  );
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-search-"));
  const site = await startSite();
  const front = serveIndex(folder, site.port);
  const port = await freePort();
  try {
    const { files, sizeBytes } = await writeIndex(folder);
    say(`${values.artists.toLocaleString("en-GB")} artists: ${files} files, ${kilobytes(sizeBytes)}`);
    await new Promise<void>((resolve) => front.listen(port, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${port}/`;
    const browser = await launchBrowser();
    await measureFirst(browser, address);
    const lines = (await readFile(QUERIES, "utf8")).trim().split("\n").slice(1);
    await measureTyping(
      browser,
      address,
      lines.map((line) => line.split("\t")[0] ?? ""),
    );
    await browser.close();
  } finally {
    front.closeAllConnections();
    front.close();
    await site.stop();
    await rm(folder, { recursive: true });
  }
}

await main();
