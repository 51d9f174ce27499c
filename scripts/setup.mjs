// Runs before anything is installed: plain Node, no dependencies. setup.cjs has looked at the version of Node.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { provideBrowser } from "./setup/browser.mjs";
import { missingPackages, npmCommand } from "./setup/install.mjs";
import { platformName, thisPlatform } from "./setup/platform.mjs";
import { run } from "./setup/run.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The platform for which the packages were installed; `npm ci` removes this file with them. */
const STAMP = "node_modules/.kindred-platform.json";

/** @param {string} path relative to the project @returns {unknown} the parsed file, or null if it is missing or broken */
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

/**
 * Records the platform for which the packages were installed, if node_modules is writable.
 * @param {import("./setup/platform.mjs").Platform} platform
 */
function writeStamp(platform) {
  try {
    writeFileSync(`${root}/${STAMP}`, `${JSON.stringify(platform)}\n`);
  } catch {
    // The read-only packages of an image never change.
  }
}

/** @param {boolean} withDev whether development dependencies are needed too */
function installPackages(withDev) {
  const lock = readJson("package-lock.json");
  if (lock === null) fail("package-lock.json is missing or not JSON: take it from the repository again.");
  const platform = thisPlatform();
  const missing = () => missingPackages(lock, readJson("node_modules/.package-lock.json"), withDev, platform);
  const lacking = missing();
  const stamp = readJson(STAMP);
  const isOfOther = stamp !== null && JSON.stringify(stamp) !== JSON.stringify(platform);
  if (lacking.length === 0 && !isOfOther) {
    if (stamp === null) writeStamp(platform);
    return;
  }
  const why = isOfOther
    ? `they were installed for ${platformName(stamp)}, but this is ${platformName(platform)}`
    : `${lacking.length} are missing or have another version`;
  console.log(`Installing packages (${why}) …`);
  const npm = npmCommand(process.env.npm_execpath, process.execPath);
  const args = ["ci", "--no-audit", "--no-fund", "--include=optional", ...(withDev ? ["--include=dev"] : [])];
  if (!run(npm.command, [...npm.args, ...args], { cwd: root })) {
    fail('"npm ci" failed; see the messages above. This step needs access to the npm registry.');
  }
  const left = missing();
  if (left.length > 0) {
    fail(
      `npm did not install ${left.slice(0, 3).join(", ")}${left.length > 3 ? " and others" : ""}, which ${platformName(platform)} needs; check "npm config get omit" and npm's messages above.`,
    );
  }
  writeStamp(platform);
}

const task = process.argv[2];
if (task !== "start" && task !== "dev" && task !== "test") fail("usage: node scripts/setup.cjs start|dev|test");
process.chdir(root);
installPackages(task === "test");
if (task === "test") {
  const browserFault = await provideBrowser();
  if (browserFault !== null) fail(browserFault);
}
