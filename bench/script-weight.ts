import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "@playwright/test";

const ROOT = path.resolve(import.meta.dirname, "..");
export const VIEWPORTS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

/** Bytes of script that an artist's page may transfer on top of an empty page. */
export const MAX_SCRIPT_BYTES = 15_000;
/**
 * The same for the dashboard with every chart hydrated, of which Recharts is 101 KB; and after a reader changes an option,
 * which the browser then draws.
 */
export const MAX_EXPLORE_SCRIPT_BYTES = { alive: 130_000, chosen: 140_200 };
/** And beyond that once profiles come, where the site has a source for them: valibot is 3 KB of it. */
export const MAX_PROFILES_BYTES = 11_000;

export interface Weight {
  scriptBytes: number;
  scripts: number;
  documentBytes: number;
}

/** The smallest app that Next builds; rebuilt only if the lockfile changes. @returns its folder */
export async function buildBareApp(): Promise<string> {
  const folder = path.join(ROOT, "bench/web/bare-next");
  const record = path.join(folder, ".next/lockfile");
  const lockfile = await readFile(path.join(ROOT, "package-lock.json"), "utf8");
  if ((await readFile(record, "utf8").catch(() => null)) === lockfile) return folder;
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [next, "build", folder], { env });
  await writeFile(record, lockfile);
  return folder;
}

/**
 * What a page transfers in a browser without cache until the network has been idle for half a second; headers count.
 * @param use what the visitor does on the page, by default nothing; `soFar` grows while it is done
 * @param before runs in the page before its own scripts
 */
export async function weighPage(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  use?: (page: Page, soFar: Readonly<Weight>) => Promise<void>,
  before?: () => void,
): Promise<Weight> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  if (before !== undefined) await page.addInitScript(before);
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
  if (use !== undefined) {
    await use(page, weight);
    await page.waitForLoadState("networkidle");
  }
  await context.close();
  return weight;
}
