// Runs before anything is installed: plain Node, no dependencies. setup.cjs has looked at the version of Node.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { provideBrowser } from "./setup/browser.mjs";
import { missingPackages, npmCommand } from "./setup/install.mjs";
import { run } from "./setup/run.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} path relative to the project @returns {unknown} the parsed file, or null where it is missing or broken */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(`${root}/${path}`, "utf8"));
  } catch {
    return null;
  }
}

/** @param {string} message */
function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** @param {boolean} withDev whether development dependencies are needed too */
function installPackages(withDev) {
  const lock = readJson("package-lock.json");
  if (lock === null) fail("package-lock.json is missing or not JSON: take it from the repository again.");
  const missing = missingPackages(lock, readJson("node_modules/.package-lock.json"), withDev);
  if (missing.length === 0) return;
  console.log(`Installing packages (${missing.length} are missing or of another version) …`);
  const npm = npmCommand(process.env.npm_execpath, process.execPath);
  const args = [...npm.args, "ci", "--no-audit", "--no-fund", ...(withDev ? ["--include=dev"] : [])];
  if (!run(npm.command, args, { cwd: root })) {
    fail('"npm ci" failed; its messages stand above. The npm registry must be reachable for this step.');
  }
}

const task = process.argv[2];
if (task !== "start" && task !== "dev" && task !== "test") fail("usage: node scripts/setup.cjs start|dev|test");
process.chdir(root);
installPackages(task === "test");
if (task === "test") {
  const browserFault = await provideBrowser();
  if (browserFault !== null) fail(browserFault);
}
