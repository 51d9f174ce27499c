import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

/** playwright.config.ts reads it: `{ "executablePath": … }`. */
export const BROWSER_FILE = ".cache/browser.json";

/** Headless Chromium runs these tests in two thirds of the time. */
const HEADLESS = ["chromium-headless-shell", "chrome-headless-shell"];
const NAMES = [...HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const COMMON_PATHS = [
  "/usr/lib/chromium/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PLAYWRIGHT_CLI = "node_modules/@playwright/test/cli.js";
const HELP = `No Chromium was found or could be installed; the end-to-end tests need one. Either
  install one with your package manager (Debian: "apt-get install chromium"), or
  run "npx playwright install --with-deps chromium",
then run "npm test" again.`;

/**
 * Where a Chromium may already be, in order of preference.
 * @param {string} pathVariable the PATH
 * @returns {string[]}
 */
export function browserCandidates(pathVariable) {
  const folders = pathVariable.split(delimiter).filter((folder) => folder !== "");
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...COMMON_PATHS];
}

/** @param {string} path @returns {boolean} whether it exists and starts: Ubuntu's `chromium-browser` may only be a note about snap */
export function isUsableBrowser(path) {
  if (!existsSync(path)) return false;
  const result = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 30_000 });
  return result.status === 0 && /chrom/i.test(result.stdout);
}

/** @returns {Promise<string | null>} */
async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  const candidates = [...browserCandidates(process.env.PATH ?? ""), chromium.executablePath()];
  return candidates.find(isUsableBrowser) ?? null;
}

const isRoot = () => process.getuid?.() === 0;

function installFromPlaywright() {
  console.log("Looking for Playwright's own Chromium …");
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  if (!run(process.execPath, [PLAYWRIGHT_CLI, "install", "chromium"], { env, timeoutMs: 300_000 })) return;
  if (isRoot()) run(process.execPath, [PLAYWRIGHT_CLI, "install-deps", "chromium"], { timeoutMs: 300_000 });
}

function installFromDebian() {
  const asRoot = isRoot() ? [] : ["sudo", "-n"];
  if (spawnSync("apt-get", ["--version"]).status !== 0) return;
  if (asRoot.length > 0 && spawnSync("sudo", ["-n", "true"]).status !== 0) return;
  console.log("Installing Debian's Chromium …");
  const apt = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
  /** @param {...string} args */
  const step = (...args) => run(apt[0], [...apt.slice(1), ...args], { timeoutMs: 600_000 });
  // Even if one source is unreachable, packages install from the others.
  step("update");
  const install = ["install", "-y", "--no-install-recommends"];
  if (!step(...install, "chromium-headless-shell")) step(...install, "chromium");
}

/**
 * Finds a Chromium, or installs one, and writes its path to BROWSER_FILE.
 * @returns {Promise<string | null>} a message if there is none, otherwise null
 */
export async function provideBrowser() {
  // Root, usually in a container, may change the system, and Debian's package also installs the libraries.
  const installs = isRoot() ? [installFromDebian, installFromPlaywright] : [installFromPlaywright, installFromDebian];
  for (const install of [() => {}, ...installs]) {
    install();
    const executablePath = await findBrowser();
    if (executablePath !== null) {
      mkdirSync(".cache", { recursive: true });
      writeFileSync(BROWSER_FILE, `${JSON.stringify({ executablePath })}\n`);
      return null;
    }
  }
  return HELP;
}
