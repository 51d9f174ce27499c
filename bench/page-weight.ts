import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import Table from "cli-table3";
import { browserPath } from "./browser-path.ts";
import { buildNext, startNext } from "./next-server.ts";

/**
 * Bytes of script that a page transfers beyond those of an empty page, both built by the same Next and served by
 * `next start`, in a browser without cache that doesn't scroll. The site must be built; ends with code 1 above the limit.
 */
const { values } = parseArgs({
  options: {
    path: { type: "string", default: "/artist/radiohead" },
    /** Two ports in a row. */
    port: { type: "string", default: "4310" },
    /** KB of 1,000 bytes. */
    limit: { type: "string", default: "15" },
  },
});

const VIEWPORTS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

/** The least app that Next builds, in the project, where it finds the same packages. */
async function writeEmptyApp(folder: string): Promise<void> {
  await mkdir(path.join(folder, "app"), { recursive: true });
  const files = {
    "package.json": `{ "private": true, "type": "module" }\n`,
    "next.config.js": `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } };\n`,
    "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n`,
    "app/page.jsx": `export default function Page() { return <main>Nothing</main>; }\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
}

interface Weight {
  scriptBytes: number;
  scripts: number;
  documentBytes: number;
}

/** What the page transfers until the network has been idle for half a second; headers count. */
async function weigh(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Weight> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const weight: Weight = { scriptBytes: 0, scripts: 0, documentBytes: 0 };
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === "Document") weight.documentBytes += encodedDataLength;
    if (kind !== "Script") return;
    weight.scriptBytes += encodedDataLength;
    weight.scripts++;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  return weight;
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

const emptyFolder = path.resolve(".cache/bench/empty-app");
await writeEmptyApp(emptyFolder);
await buildNext(emptyFolder);
const port = Number(values.port);
const stops: (() => Promise<void>)[] = [];
try {
  const empty = await startNext(emptyFolder, port);
  stops.push(empty.stop);
  const site = await startNext(".", port + 1);
  stops.push(site.stop);
  const browser = await chromium.launch({ executablePath: await browserPath(), args: ["--no-sandbox"] });
  stops.push(() => browser.close());
  const table = new Table({
    head: ["viewport", "page", "scripts", "script KB", "document KB", "script KB beyond empty"],
    style: { head: [], border: [] },
  });
  let most = 0;
  for (const [name, viewport] of Object.entries(VIEWPORTS)) {
    const nothing = await weigh(browser, empty.origin, viewport);
    const page = await weigh(browser, `${site.origin}${values.path}`, viewport);
    const beyond = page.scriptBytes - nothing.scriptBytes;
    most = Math.max(most, beyond);
    table.push([name, "empty", nothing.scripts, kilobytes(nothing.scriptBytes), kilobytes(nothing.documentBytes), ""]);
    table.push([
      name,
      values.path,
      page.scripts,
      kilobytes(page.scriptBytes),
      kilobytes(page.documentBytes),
      kilobytes(beyond),
    ]);
  }
  console.log(table.toString());
  console.log(`limit ${values.limit} KB: ${most <= Number(values.limit) * 1000 ? "kept" : "exceeded"}`);
  process.exitCode = most <= Number(values.limit) * 1000 ? 0 : 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}
